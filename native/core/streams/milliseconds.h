#pragma once

#include <cstdint>

namespace gramscope::streams {

/// Milliseconds from one time to another, in nanoseconds since the epoch; less than 0 where a log
/// is in disorder. The times of a hostile file may be any, so the difference may wrap.
inline double millisecondsBetween(std::int64_t from, std::int64_t to) noexcept {
  const auto difference = static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
  return static_cast<double>(static_cast<std::int64_t>(difference)) / 1e6;
}

/// Interarrival jitter after a packet that came so many milliseconds off (RFC 3550, 6.4.1).
inline double smoothedJitter(double jitter, double deviation) noexcept {
  return jitter + ((deviation < 0 ? -deviation : deviation) - jitter) / 16;
}

}  // namespace gramscope::streams
