#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace gramscope::streams {

/// A datagram of a stream, as the log has it. Its payload lives as long as the call.
struct Arrival {
  /// Number of its row in the log, from 1.
  std::uint64_t row = 0;
  /// Nanoseconds since 1970-01-01 UTC.
  std::int64_t time = 0;
  /// Bytes of payload as sent; `payload` has fewer where a snap length cut it.
  std::uint32_t length = 0;
  std::span<const std::byte> payload{};
};

}  // namespace gramscope::streams
