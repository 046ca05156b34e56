#include "core/streams/transport_analysis.h"

#include <algorithm>
#include <cmath>

namespace gramscope::streams {
namespace {

std::uint32_t wholeMilliseconds(double milliseconds) noexcept {
  return static_cast<std::uint32_t>(std::min(std::round(std::abs(milliseconds)), 4e9));
}

}  // namespace

Verdict TransportAnalysis::observe(const Arrival& arrival, EventSink& events) {
  const std::size_t size = transportPacketSize(arrival.payload, arrival.length);
  if (size == 0) return Verdict::kContradicted;
  const std::uint64_t errors_before = transport_errors_;
  for (auto rest = arrival.payload; rest.size() >= kTransportHeader;
       rest = rest.subspan(std::min(size, rest.size()))) {
    observePacket(readTransportPacket(rest), arrival, events);
  }
  is_cut_ = arrival.payload.size() < arrival.length;
  const std::uint64_t errors = transport_errors_ - errors_before;
  if (errors > 0) {
    events.happened(arrival.row, EventKind::kTransportError, static_cast<std::uint32_t>(errors), 0);
  }
  return Verdict::kConsistent;
}

SequenceCounts TransportAnalysis::counts() const {
  SequenceCounts counts;
  for (const TransportPid& pid : pids_) {
    counts.lost += pid.missing();
    counts.duplicates += pid.repeated();
  }
  counts.expected = counted_ + counts.lost;
  return counts;
}

std::optional<double> TransportAnalysis::jitter() const {
  if (!clock_pid_) return std::nullopt;
  const auto found = std::ranges::find(pids_, *clock_pid_, &TransportPid::pid);
  return found->clock()->jitterNow();
}

std::uint64_t TransportAnalysis::scrambled() const noexcept {
  std::uint64_t packets = 0;
  for (const TransportPid& pid : pids_) packets += pid.scrambled();
  return packets;
}

std::uint64_t TransportAnalysis::continuityErrors() const noexcept {
  std::uint64_t errors = 0;
  for (const TransportPid& pid : pids_) errors += pid.continuityErrors();
  return errors;
}

void TransportAnalysis::observePacket(const TransportPacket& packet, const Arrival& arrival,
                                      EventSink& events) {
  ++packets_;
  if (packet.is_damaged) return observeDamaged(packet);
  if (packet.pid == kNullPid) ++null_packets_;
  TransportPid* pid = pidOf(packet.pid);
  if (pid == nullptr) return;
  unsigned missing = 0;
  const Continuity continuity = pid->follow(packet, !is_cut_, missing);
  const bool is_counted = packet.has_payload && packet.pid != kNullPid;
  if (is_counted && continuity != Continuity::kRepeated) ++counted_;
  if (continuity == Continuity::kBroken) {
    events.happened(arrival.row, EventKind::kContinuity, missing, packet.pid);
  }
  if (const auto jump = pid->followClock(packet, arrival.time)) {
    events.happened(arrival.row, EventKind::kClockJump, wholeMilliseconds(*jump), packet.pid);
  }
  if (packet.clock) clock_pid_ = packet.pid;
  if (pid->hasTables()) readTables(*pid, packet, continuity);
}

/// No other error follows from one that is told already (ETSI TR 101 290, 5.2.2): where the packet
/// is the one that was due, its PID goes on behind it.
void TransportAnalysis::observeDamaged(const TransportPacket& packet) {
  ++transport_errors_;
  const auto found = std::ranges::lower_bound(pids_, packet.pid, {}, &TransportPid::pid);
  if (found == pids_.end() || found->pid() != packet.pid) return;
  found->skipDamaged(packet);
}

void TransportAnalysis::readTables(TransportPid& pid, const TransportPacket& packet,
                                   Continuity continuity) {
  if (continuity == Continuity::kBroken || is_cut_) tables_.drop(pid.pid());
  if (continuity == Continuity::kRepeated || packet.is_scrambled) return;
  tables_.read(pid.pid(), packet.payload, packet.is_start);
  if (tables_.revision() == tables_revision_) return;
  tables_revision_ = tables_.revision();
  for (TransportPid& each : pids_) each.setTables(tables_.hasTables(each.pid()));
}

/// Null where there are too many.
TransportPid* TransportAnalysis::pidOf(std::uint16_t number) {
  if (last_place_ < pids_.size() && pids_[last_place_].pid() == number) return &pids_[last_place_];
  auto found = std::ranges::lower_bound(pids_, number, {}, &TransportPid::pid);
  if (found == pids_.end() || found->pid() != number) {
    if (pids_.size() == kMostPids) return nullptr;
    found = pids_.emplace(found, number);
    found->setTables(tables_.hasTables(number));
  }
  last_place_ = static_cast<std::size_t>(found - pids_.begin());
  return &*found;
}

}  // namespace gramscope::streams
