#include "core/streams/transport_pid.h"

namespace gramscope::streams {
namespace {

constexpr unsigned kRound = 16;

}  // namespace

Continuity TransportPid::follow(const TransportPacket& packet, bool is_judged, unsigned& missing) {
  ++packets_;
  missing = 0;
  if (packet.is_scrambled) ++scrambled_;
  const bool goes_on = is_begun_ && is_judged && !packet.is_discontinuous;
  if (goes_on && pid_ != kNullPid) return judge(packet, missing);
  is_begun_ = true;
  last_ = packet.continuity;
  repeats_ = 0;
  return Continuity::kFollows;
}

void TransportPid::skipDamaged(const TransportPacket& packet) noexcept {
  const bool is_due = packet.has_payload && packet.continuity == (last_ + 1) % kRound;
  if (is_begun_ && is_due) last_ = packet.continuity;
}

std::optional<double> TransportPid::followClock(const TransportPacket& packet, std::int64_t time) {
  if (!packet.clock) return std::nullopt;
  if (!clock_) clock_ = std::make_unique<ProgramClock>();
  return clock_->follow(*packet.clock, time, packet.is_discontinuous);
}

Continuity TransportPid::judge(const TransportPacket& packet, unsigned& missing) {
  const unsigned ahead = (packet.continuity - last_ + kRound) % kRound;
  // The counter does not grow with packets that are an adaptation field alone.
  const unsigned expected = packet.has_payload ? 1 : 0;
  if (ahead == expected) {
    if (packet.has_payload) repeats_ = 0;
    last_ = packet.continuity;
    return Continuity::kFollows;
  }
  if (packet.has_payload && ahead == 0 && repeats_++ == 0) {
    ++repeated_;
    return Continuity::kRepeated;
  }
  // A packet that comes a third time may be the sixteenth behind it: then 15 are missing.
  missing = (ahead - expected + kRound) % kRound;
  missing_ += missing;
  ++continuity_errors_;
  last_ = packet.continuity;
  repeats_ = 0;
  return Continuity::kBroken;
}

}  // namespace gramscope::streams
