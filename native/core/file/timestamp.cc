#include "core/file/timestamp.h"

#include <algorithm>

namespace gramscope::file {
namespace {

__extension__ using Wide = __int128;

constexpr std::uint8_t kPowerOfTwo = 0x80;
constexpr std::int64_t kBillion = 1'000'000'000;

std::int64_t clamped(Wide value) {
  return static_cast<std::int64_t>(std::clamp<Wide>(value, INT64_MIN, INT64_MAX));
}

std::uint64_t multiplierOf(std::uint8_t resolution, std::int64_t offset) {
  if (offset != 0) return 0;
  if (resolution == TimestampUnit::kMicroseconds) return 1000;
  return resolution == TimestampUnit::kNanoseconds ? 1 : 0;
}

/// `timestamp` x 10^9 / 10^exponent.
Wide decimal(std::uint64_t timestamp, int exponent) {
  Wide result = timestamp;
  for (; exponent < 9; ++exponent) result *= 10;
  for (; exponent > 9 && result != 0; --exponent) result /= 10;
  return result;
}

}  // namespace

TimestampUnit::TimestampUnit(std::uint8_t resolution, std::int64_t offset)
    : resolution_(resolution), offset_(offset), multiplier_(multiplierOf(resolution, offset)) {}

std::int64_t TimestampUnit::exact(std::uint64_t timestamp) const noexcept {
  const int exponent = resolution_ & ~kPowerOfTwo;
  // 64 bits and the 30 of a billion fit, whatever the exponent.
  const Wide sinceOffset = (resolution_ & kPowerOfTwo) != 0 ? Wide{timestamp} * kBillion >> exponent
                                                            : decimal(timestamp, exponent);
  return clamped(sinceOffset + Wide{offset_} * kBillion);
}

}  // namespace gramscope::file
