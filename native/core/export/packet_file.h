#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>

#include "core/export/destination.h"
#include "core/export/export.h"
#include "core/file/frame.h"

namespace gramscope::exporting {

/// What is written of a frame.
struct Packet {
  std::uint32_t link_type;
  /// The captured bytes, one piece after the other.
  std::span<const std::byte> header;
  std::span<const std::byte> body;
  /// Bytes on the wire.
  std::uint64_t original_length;
};

/// A capture file that is written anew, packet by packet.
class PacketFile {
 public:
  explicit PacketFile(OutputBuffer& output) : output_(output) {}
  virtual ~PacketFile() = default;

  static std::unique_ptr<PacketFile> make(Container container, OutputBuffer& output);

  /// Whether the file can have the packet. Time, direction and comment are those of the frame.
  virtual bool add(const Packet& packet, const file::Frame& frame,
                   const file::FileInterface& interface) = 0;

  /// Makes a file of one without packets, too. `link_type` is what they would have.
  virtual void finish(std::uint32_t link_type) = 0;

 protected:
  OutputBuffer& output_;
};

/// pcapng: one section, with an interface for each that has packets in it.
class PcapngFile : public PacketFile {
 public:
  explicit PcapngFile(OutputBuffer& output);

  bool add(const Packet& packet, const file::Frame& frame,
           const file::FileInterface& interface) override;
  void finish(std::uint32_t) override {}

 private:
  std::uint32_t interfaceOf(const Packet& packet, const file::Frame& frame,
                            const file::FileInterface& interface);

  /// From those of the source to our own.
  std::unordered_map<std::uint32_t, std::uint32_t> interfaces_;
};

/// Classic pcap with nanoseconds, in the byte order of this machine. It has one link type, that of
/// the first packet, and times from 1970 to 2106: others become the nearest of these.
class PcapFile : public PacketFile {
 public:
  using PacketFile::PacketFile;

  bool add(const Packet& packet, const file::Frame& frame,
           const file::FileInterface& interface) override;
  void finish(std::uint32_t link_type) override;

 private:
  void begin(std::uint32_t link_type);

  std::optional<std::uint32_t> link_type_;
};

}  // namespace gramscope::exporting
