#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/file/damage.h"
#include "core/file/endian.h"
#include "core/file/frame.h"
#include "core/file/window.h"

namespace gramscope::file {

/// Reads the frames of a pcapng file (draft-ietf-opsawg-pcapng) in order.
///
/// As in Wireshark, frames are numbered through all sections, and custom blocks, the systemd
/// journal and sysdig events count as frames too. Where a block makes no sense, the next one that
/// does is looked for, and what lay between is damage.
class PcapngReader {
 public:
  /// Bytes of a packet block at most, as in Wireshark. Others are skipped whatever their size.
  static constexpr std::uint32_t kLongestBlock = std::uint32_t{16} << 20;
  /// An index row has 24 bits for the interface.
  static constexpr std::size_t kMostInterfaces = std::size_t{1} << 16;

  /// One block as it lies in the file.
  struct Block {
    std::uint32_t type = 0;
    /// Bytes of all of it.
    std::uint32_t length = 0;
    std::uint64_t offset = 0;
    /// All of it, valid until the next is read. Empty where it is longer than kLongestBlock.
    std::span<const std::byte> bytes{};
    /// The number of the frame that it counts as; 0 for none.
    std::uint64_t frame = 0;
    /// Whether it has a packet that can be read.
    bool has_packet = false;
    /// That of its section.
    ByteOrder order{};
  };

  explicit PcapngReader(Window& window) : window_(window) {}

  /// Whether the input begins as a pcapng file does.
  static bool recognises(std::span<const std::byte> start);

  /// Whether there was another frame with a packet. False once the input has ended.
  bool next(Frame& frame);

  /// Whether there was another block. `frame` is the one in it, if it has a packet.
  bool nextBlock(Block& block, Frame& frame);

  /// Bytes of the input read so far.
  std::uint64_t position() const noexcept { return offset_; }
  /// Frames so far, those without packet included.
  std::uint64_t frames() const noexcept { return frames_; }
  /// Grows as next() finds more; entries stay as they are.
  const std::vector<FileInterface>& interfaces() const noexcept { return interfaces_; }
  const DamageList& damage() const noexcept { return damage_; }

 private:
  std::string locate(Block& block);
  std::string wrongTrailer(Block& block, std::uint32_t trailer);
  bool read(const Block& block, Frame& frame);
  bool startSection(std::span<const std::byte> bytes);
  void addInterface(std::span<const std::byte> bytes);
  bool enhancedPacket(std::span<const std::byte> bytes, Frame& frame);
  bool obsoletePacket(std::span<const std::byte> bytes, Frame& frame);
  bool timedPacket(std::span<const std::byte> bytes, std::uint32_t interface, Frame& frame);
  bool simplePacket(std::span<const std::byte> bytes, Frame& frame);
  bool packet(std::span<const std::byte> bytes, std::uint32_t interface, std::uint32_t captured,
              std::uint32_t original, Frame& frame);
  void readOptions(std::span<const std::byte> options, Frame& frame) const;
  bool setInterface(std::uint32_t interface, Frame& frame);

  bool isPlausible(std::uint64_t offset);
  bool isPlausibleSection(std::uint64_t offset);
  bool canGoOnAt(std::uint64_t offset);
  void recover(std::string reason);
  void note(std::string reason) { damage_.add({offset_, std::move(reason), 0}); }

  Window& window_;
  ByteOrder order_;
  std::uint64_t offset_ = 0;
  std::uint64_t frames_ = 0;
  std::vector<FileInterface> interfaces_;
  /// Where those of the current section begin.
  std::size_t section_ = 0;
  DamageList damage_;
};

}  // namespace gramscope::file
