#include "core/streams/rtp_clock.h"

#include <cmath>

#include "core/streams/milliseconds.h"
#include "core/streams/rtp_payload_types.h"

namespace gramscope::streams {
namespace {

/// Milliseconds. More than networks hold a packet back, and less than what senders skip where they
/// begin another programme.
constexpr double kLeastJump = 500;

}  // namespace

RtpClockStep RtpClock::follow(std::uint8_t payload_type, std::uint32_t timestamp,
                              std::int64_t time) {
  RtpClockStep step;
  if (!is_begun_ || payload_type != type_) setType(payload_type);
  if (is_begun_) {
    step.delta = millisecondsBetween(last_time_, time);
    const auto ticks = static_cast<std::int32_t>(timestamp - last_timestamp_);
    if (rate_ != 0) measure(step, ticks * 1000.0 / rate_);
  } else if (rate_ != 0) {
    drift_.add(0, 0);
  }
  is_begun_ = true;
  last_timestamp_ = timestamp;
  last_time_ = time;
  return step;
}

void RtpClock::setType(std::uint8_t payload_type) noexcept {
  type_ = payload_type;
  rate_ = clockRateOf(payload_type);
}

void RtpClock::measure(RtpClockStep& step, double media) noexcept {
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
