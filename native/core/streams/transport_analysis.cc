#include "core/streams/transport_analysis.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include "core/file/endian.h"

namespace gramscope::streams {
namespace {

std::uint32_t wholeMilliseconds(double milliseconds) noexcept {
  return static_cast<std::uint32_t>(std::min(std::round(std::abs(milliseconds)), 4e9));
}

/// Of a datagram of several packets: of a single one the standard says itself how often it may
/// come. Nothing where all of them are null packets, which are alike, or where a snap length cut
/// it.
std::optional<std::uint64_t> digestOf(const Arrival& arrival, std::size_t size) noexcept {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio.
  constexpr std::array<std::size_t, 4> kLooked{0, 8, 92, 180};
  if (arrival.payload.size() != arrival.length || arrival.length < 2 * size) return std::nullopt;
  std::uint64_t digest = arrival.length;
  bool is_counted = false;
  for (std::size_t at = 0; at < arrival.length; at += size) {
    const std::byte* packet = arrival.payload.data() + at;
    is_counted |=
        (file::big16(packet + 1) & kNullPid) != kNullPid && (file::u8(packet + 3) & 0x10) != 0;
    for (const std::size_t offset : kLooked) {
      std::uint64_t bytes;
      std::memcpy(&bytes, packet + offset, sizeof bytes);
      digest = std::rotl((digest ^ bytes) * kMultiplier, 29);
    }
  }
  return is_counted ? std::optional(digest) : std::nullopt;
}

}  // namespace

Verdict TransportAnalysis::observe(const Arrival& arrival, EventSink& events) {
  const std::size_t size = transportPacketSize(arrival.payload, arrival.length);
  if (size == 0) return Verdict::kContradicted;
  if (isRepeated(arrival, size)) {
    events.happened(arrival.row, EventKind::kDuplicate, 1, 0);
    return Verdict::kConsistent;
  }
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
  SequenceCounts counts{.duplicates = repeated_packets_};
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

/// A network that doubles a datagram breaks every counter in it, and nothing is missing. Its
/// packets come once more and are not looked at.
bool TransportAnalysis::isRepeated(const Arrival& arrival, std::size_t packet_size) {
  const auto digest = digestOf(arrival, packet_size);
  const bool is_repeated = digest && digest == digest_;
  digest_ = digest;
  if (!is_repeated) return false;
  const std::uint64_t packets = arrival.length / packet_size;
  packets_ += packets;
  repeated_packets_ += packets;
  return true;
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
