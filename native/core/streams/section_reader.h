#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace gramscope::streams {

/// Bytes of the checksum behind a section.
inline constexpr std::size_t kSectionChecksum = 4;

/// The CRC of sections (ISO/IEC 13818-1, annex A): 0 over a whole section that is undamaged.
std::uint32_t sectionChecksum(std::span<const std::byte> bytes) noexcept;

/// Puts sections of tables together again that lie across packets of one PID (ISO/IEC
/// 13818-1, 2.4.4).
class SectionReader {
 public:
  /// Bytes of the longest section of the tables that we read (2.4.4.4).
  static constexpr std::size_t kLongest = 1024;

  using Take = std::function<void(std::span<const std::byte>)>;

  /// Looks at the payload of a packet, and gives each whole section with a right checksum, but for
  /// one that is the same as the last.
  void read(std::span<const std::byte> payload, bool is_start, const Take& take);

  /// Packets are missing: what had begun has no end.
  void drop() noexcept { is_under_way_ = false; }

 private:
  void append(std::span<const std::byte> bytes, const Take& take);
  std::size_t missing() const noexcept;
  void finish(const Take& take);

  std::vector<std::byte> section_;
  bool is_under_way_ = false;
  std::uint32_t last_checksum_ = 0;
};

}  // namespace gramscope::streams
