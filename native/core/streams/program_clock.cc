#include "core/streams/program_clock.h"

#include <cmath>

#include "core/streams/milliseconds.h"

namespace gramscope::streams {
namespace {

constexpr std::uint64_t kWrap = (std::uint64_t{1} << 33) * 300;
constexpr double kUnitsPerMillisecond = 27'000;
/// Milliseconds; references come every 100 ms at most.
constexpr double kLeastClockJump = 500;

/// Units from one reference to another, less than 0 where it went back.
double difference(std::uint64_t from, std::uint64_t to) noexcept {
  const std::uint64_t ahead = (to + kWrap - from) % kWrap;
  return ahead < kWrap / 2 ? static_cast<double>(ahead) : -static_cast<double>(kWrap - ahead);
}

}  // namespace

std::optional<double> ProgramClock::follow(std::uint64_t clock, std::int64_t time,
                                           bool is_discontinuous) {
  // Nine bits have room for more than 299.
  clock %= kWrap;
  const double interval = difference(last_clock_, clock) / kUnitsPerMillisecond;
  const double deviation = millisecondsBetween(last_time_, time) - interval;
  const bool goes_on = is_begun_ && !is_discontinuous;
  is_begun_ = true;
  last_clock_ = clock;
  last_time_ = time;
  if (!goes_on) return std::nullopt;
  // What jumped is no interval, and would be most of any mean.
  if (std::abs(deviation) >= kLeastClockJump) return -deviation;
  intervals_.add(interval);
  jitter_.add(std::abs(deviation));
  smoothed_ = smoothedJitter(smoothed_, deviation);
  return std::nullopt;
}

}  // namespace gramscope::streams
