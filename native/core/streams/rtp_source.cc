#include "core/streams/rtp_source.h"

#include <algorithm>
#include <cmath>

#include "core/streams/milliseconds.h"
#include "core/streams/rtp_payload_types.h"

namespace gramscope::streams {
namespace {

/// Those of RFC 3550, appendix A.1.
constexpr SequenceRules kRules{};
constexpr double kMostMilliseconds = 4e9;

}  // namespace

RtpSource::RtpSource(std::uint32_t ssrc) : ssrc_(ssrc), sequence_(kRules) {}

void RtpSource::observe(const RtpHeader& header, const Arrival& arrival,
                        const DestinationClocks& clocks, EventSink& events) {
  countType(header.payload_type);
  if (header.is_marked) ++markers_;
  const RtpClockStep step =
      clock_.follow(header.payload_type, header.timestamp, arrival.time, clocks);
  const std::uint64_t most_ahead = mostAhead(header.sequence, step.delta);
  const SequenceStep place = sequence_.follow(header.sequence, arrival.row, most_ahead);
  if (place.place != SequencePlace::kNext) tell(place, arrival.row, events);
  if (step.is_learned) unclocked_ = packets_ - 1;
  if (packets_ == 0) {
    first_time_ = arrival.time;
  } else {
    measure(header, step);
  }
  if (step.jump) tellJump(*step.jump, arrival.row, events);
  last_type_ = header.payload_type;
  last_time_ = arrival.time;
  ++packets_;
}

std::optional<std::uint32_t> RtpSource::clockRate() const noexcept {
  if (clock_.rate() == 0) return std::nullopt;
  return clock_.rate();
}

std::optional<double> RtpSource::jitterNow() const noexcept {
  if (clock_.rate() == 0) return std::nullopt;
  return clock_.jitter();
}

/// RFC 3550 takes a jump of 3000 for a new beginning, which is a minute of speech and less than a
/// second of video. One is a hole nevertheless where it is about as long as it takes the source to
/// send so many.
inline std::uint64_t RtpSource::mostAhead(std::uint16_t sequence, double delta) const noexcept {
  const auto ahead = static_cast<std::uint16_t>(sequence - sequence_.highest());
  if (packets_ < 2 || ahead <= kRules.most_ahead) return kRules.most_ahead;
  const double interval =
      millisecondsBetween(first_time_, last_time_) / static_cast<double>(packets_ - 1);
  const double due = ahead * interval;
  return delta > due / 2 && delta < due * 2 ? 0xFFFF - kRules.most_behind : kRules.most_ahead;
}

inline void RtpSource::countType(std::uint8_t type) {
  if (packets_ == 0 || type != last_type_) type_place_ = placeOf(type);
  ++types_[type_place_].second;
}

/// Where a payload type is counted.
std::size_t RtpSource::placeOf(std::uint8_t type) {
  auto found = std::ranges::find(types_, type, &std::pair<std::uint8_t, std::uint64_t>::first);
  if (found == types_.end()) found = types_.insert(types_.end(), {type, 0});
  return static_cast<std::size_t>(found - types_.begin());
}

inline void RtpSource::measure(const RtpHeader& header, const RtpClockStep& step) {
  const bool is_noise = isComfortNoise(header.payload_type) || isComfortNoise(last_type_);
  if (header.is_marked || is_noise) return;
  deltas_.add(step.delta, packets_);
  if (step.deviation) jitter_.add(clock_.jitter(), packets_ - unclocked_);
}

void RtpSource::tellJump(double jump, std::uint64_t row, EventSink& events) {
  ++clock_jumps_;
  const double size = std::min(std::round(std::abs(jump)), kMostMilliseconds);
  events.happened(row, EventKind::kClockJump, static_cast<std::uint32_t>(size), 0);
}

}  // namespace gramscope::streams
