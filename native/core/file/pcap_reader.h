#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/file/damage.h"
#include "core/file/frame.h"
#include "core/file/pcap_format.h"
#include "core/file/window.h"

namespace gramscope::file {

/// Reads the frames of a classic pcap file in order. Where a record makes no sense, the next few
/// that do are looked for, and what lay between is damage.
class PcapReader {
 public:
  PcapReader(Window& window, const PcapFormat& format);

  /// Whether the input begins as a pcap file does.
  static bool recognises(std::span<const std::byte> start);

  /// Whether there was another frame. False once the input has ended.
  bool next(Frame& frame);

  /// See PcapngReader.
  std::uint64_t position() const noexcept { return offset_; }
  std::uint64_t frames() const noexcept { return frames_; }
  const std::vector<FileInterface>& interfaces() const noexcept { return interfaces_; }
  const DamageList& damage() const noexcept { return damage_; }

 private:
  void chooseRecordHeader();
  std::size_t chainLength(std::uint64_t offset, const PcapFormat& format, std::size_t most);
  bool isPlausible(const PcapFormat::Record& record, const PcapFormat& format) const;
  std::string wrong(const PcapFormat::Record& record);
  bool hasZeros(std::uint64_t offset, std::size_t count);
  void recover(std::string reason);

  Window& window_;
  PcapFormat format_;
  std::uint64_t offset_;
  std::uint64_t frames_ = 0;
  std::uint32_t last_seconds_ = 0;
  std::vector<FileInterface> interfaces_;
  DamageList damage_;
};

}  // namespace gramscope::file
