#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "core/streams/program_clock.h"
#include "core/streams/transport_packet.h"

namespace gramscope::streams {

/// What the continuity counter of a packet says (ISO/IEC 13818-1, 2.4.3.3).
enum class Continuity : std::uint8_t {
  kFollows,
  /// The same packet once more, as is allowed once.
  kRepeated,
  /// Packets are missing, or one came too often.
  kBroken,
};

/// The packets of one PID.
class TransportPid {
 public:
  explicit TransportPid(std::uint16_t pid) : pid_(pid) {}

  /// Counts a packet. `is_judged` is false where packets before it may not have been seen;
  /// otherwise `missing` is how many are missing at least.
  Continuity follow(const TransportPacket& packet, bool is_judged, unsigned& missing);
  /// Takes a damaged packet for the one that is due, where it may be: what follows goes on from it.
  void skipDamaged(const TransportPacket& packet) noexcept;
  /// Tells milliseconds by which the program clock jumped, if so.
  std::optional<double> followClock(const TransportPacket& packet, std::int64_t time);

  std::uint16_t pid() const noexcept { return pid_; }
  std::uint64_t packets() const noexcept { return packets_; }
  std::uint64_t scrambled() const noexcept { return scrambled_; }
  /// How often the counter was broken.
  std::uint64_t continuityErrors() const noexcept { return continuity_errors_; }
  /// Packets that are missing at least: the counter has four bits.
  std::uint64_t missing() const noexcept { return missing_; }
  std::uint64_t repeated() const noexcept { return repeated_; }
  /// Null where it has none.
  const ProgramClock* clock() const noexcept { return clock_.get(); }

  /// Whether sections of tables are in it.
  bool hasTables() const noexcept { return has_tables_; }
  void setTables(bool has_tables) noexcept { has_tables_ = has_tables; }

 private:
  Continuity judge(const TransportPacket& packet, unsigned& missing);

  std::uint16_t pid_;
  bool has_tables_ = false;
  bool is_begun_ = false;
  std::uint8_t last_ = 0;
  /// Times that the last packet was repeated.
  std::uint8_t repeats_ = 0;
  std::uint64_t packets_ = 0;
  std::uint64_t scrambled_ = 0;
  std::uint64_t continuity_errors_ = 0;
  std::uint64_t missing_ = 0;
  std::uint64_t repeated_ = 0;
  std::unique_ptr<ProgramClock> clock_;
};

}  // namespace gramscope::streams
