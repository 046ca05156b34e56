#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/streams/payload_analysis.h"
#include "core/streams/program_tables.h"
#include "core/streams/transport_packet.h"
#include "core/streams/transport_pid.h"

namespace gramscope::streams {

/// A transport stream of MPEG-2 (ISO/IEC 13818-1) in datagrams of whole packets.
class TransportAnalysis final : public PayloadAnalysis {
 public:
  /// Packets of further PIDs are counted, and not followed.
  static constexpr std::size_t kMostPids = 256;

  Protocol protocol() const noexcept override { return Protocol::kTransport; }
  Verdict observe(const Arrival& arrival, EventSink& events) override;
  /// Packets of the transport stream that the continuity counter counts: lost are as many at least.
  SequenceCounts counts() const override;
  /// Of the program clock that came last, smoothed as RFC 3550 has it.
  std::optional<double> jitter() const override;
  std::size_t wanted() const noexcept override { return kMostWanted; }

  std::uint64_t packets() const noexcept { return packets_; }
  std::uint64_t nullPackets() const noexcept { return null_packets_; }
  /// Packets that something before us marked as damaged. Nothing else in them is looked at.
  std::uint64_t transportErrors() const noexcept { return transport_errors_; }
  std::uint64_t scrambled() const noexcept;
  std::uint64_t continuityErrors() const noexcept;
  /// In ascending order.
  const std::vector<TransportPid>& pids() const noexcept { return pids_; }
  const ProgramTables& tables() const noexcept { return tables_; }

 private:
  /// The most that a datagram may have.
  static constexpr std::size_t kMostWanted = 65535;

  bool isRepeated(const Arrival& arrival, std::size_t packet_size);
  void observePacket(const TransportPacket& packet, const Arrival& arrival, EventSink& events);
  void observeDamaged(const TransportPacket& packet);
  void readTables(TransportPid& pid, const TransportPacket& packet, Continuity continuity);
  TransportPid* pidOf(std::uint16_t number);

  std::uint64_t packets_ = 0;
  std::uint64_t null_packets_ = 0;
  std::uint64_t transport_errors_ = 0;
  /// Packets of known PIDs that the continuity counter counts.
  std::uint64_t counted_ = 0;
  std::uint64_t tables_revision_ = 0;
  /// Of the last datagram; nothing where it could be like the next one by itself.
  std::optional<std::uint64_t> digest_;
  /// In datagrams that came twice.
  std::uint64_t repeated_packets_ = 0;
  /// Where the last packet's PID is among `pids_`: the next one is mostly of the same.
  std::size_t last_place_ = 0;
  std::optional<std::uint16_t> clock_pid_;
  /// A snap length cut the datagram before, so that packets of any PID may be missing.
  bool is_cut_ = false;
  std::vector<TransportPid> pids_;
  ProgramTables tables_;
};

}  // namespace gramscope::streams
