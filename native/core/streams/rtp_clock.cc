#include "core/streams/rtp_clock.h"

#include <cmath>
#include <utility>

#include "core/streams/milliseconds.h"

namespace gramscope::streams {
namespace {

/// Milliseconds. More than networks hold a packet back, and less than what senders skip where they
/// begin another programme.
constexpr double kLeastJump = 500;

}  // namespace

RtpClockStep RtpClock::follow(std::uint8_t payload_type, std::uint32_t timestamp, std::int64_t time,
                              const DestinationClocks& clocks) {
  RtpClockStep step;
  const std::uint64_t version = clocks.version();
  const bool is_same = is_begun_ && payload_type == type_;
  if (!is_same || version != version_) {
    version_ = version;
    step.is_learned = learnRate(payload_type, clocks);
  }
  if (is_begun_) {
    step.delta = millisecondsBetween(last_time_, time);
    const auto ticks = static_cast<std::int32_t>(timestamp - last_timestamp_);
    if (rate_ != 0) measure(step, ticks * 1000.0 / rate_);
  }
  if (rate_ != 0 && (!is_begun_ || step.is_learned)) drift_.add(0, 0);
  is_begun_ = true;
  last_timestamp_ = timestamp;
  last_time_ = time;
  return step;
}

/// Whether a rate is known now that was not, of the same type.
bool RtpClock::learnRate(std::uint8_t payload_type, const DestinationClocks& clocks) {
  const bool is_same = is_begun_ && payload_type == std::exchange(type_, payload_type);
  const std::uint32_t before = std::exchange(rate_, clocks.rateOf(payload_type));
  if (!is_same) return false;
  // A session that is over may still be sent.
  if (rate_ == 0) rate_ = before;
  return before == 0 && rate_ != 0;
}

inline void RtpClock::measure(RtpClockStep& step, double media) noexcept {
  step.deviation = step.delta - media;
  jitter_ = smoothedJitter(jitter_, *step.deviation);
  arrival_ += step.delta;
  media_ += media;
  if (std::abs(*step.deviation) < kLeastJump) return drift_.add(arrival_, media_);
  step.jump = media - step.delta;
  // What the clock was before says nothing about what it is.
  drift_ = ClockDrift();
  arrival_ = 0;
  media_ = 0;
  drift_.add(0, 0);
}

}  // namespace gramscope::streams
