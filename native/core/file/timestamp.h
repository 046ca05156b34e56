#pragma once

#include <cstdint>

namespace gramscope::file {

/// The unit and the origin of the timestamps of an interface.
class TimestampUnit {
 public:
  /// `resolution` is an if_tsresol (draft-ietf-opsawg-pcapng, 4.2): a negative power of 10, or of 2
  /// where the top bit is set. `offset`, an if_tsoffset, is in seconds.
  explicit TimestampUnit(std::uint8_t resolution = kMicroseconds, std::int64_t offset = 0);

  static constexpr std::uint8_t kMicroseconds = 6;
  static constexpr std::uint8_t kNanoseconds = 9;

  /// Nanoseconds since 1970-01-01 UTC, finer units cut off. The nearest time that 64 bits can tell
  /// where it lies beyond.
  std::int64_t nanoseconds(std::uint64_t timestamp) const noexcept {
    if (multiplier_ != 0 && timestamp <= kSafe) {
      return static_cast<std::int64_t>(timestamp * multiplier_);
    }
    return exact(timestamp);
  }

 private:
  std::int64_t exact(std::uint64_t timestamp) const noexcept;

  /// What no multiplier up to 1000 makes exceed 63 bits.
  static constexpr std::uint64_t kSafe = std::uint64_t{INT64_MAX} / 1000;

  std::uint8_t resolution_;
  std::int64_t offset_;
  /// For the usual units, counted from 1970; else 0.
  std::uint64_t multiplier_;
};

}  // namespace gramscope::file
