#pragma once

#include <cstdint>
#include <optional>

#include "core/streams/clock_drift.h"
#include "core/streams/rtp_clock_rates.h"

namespace gramscope::streams {

/// What a packet says about time.
struct RtpClockStep {
  /// Milliseconds since the packet that came before.
  double delta = 0;
  /// Milliseconds by which it came later than its timestamp says, by that of the packet before;
  /// nothing where the clock rate is not known.
  std::optional<double> deviation;
  /// Milliseconds by which the media clock jumped, if so.
  std::optional<double> jump;
  /// Whether somebody told the clock rate since the packet before, of which there was none.
  bool is_learned = false;
};

/// The media clock of a source against the times of arrival, whatever order packets come in
/// (RFC 3550, 6.4.1 and appendix A.8).
class RtpClock {
 public:
  RtpClockStep follow(std::uint8_t payload_type, std::uint32_t timestamp, std::int64_t time,
                      const DestinationClocks& clocks);

  /// Units a second; 0 where nobody says.
  std::uint32_t rate() const noexcept { return rate_; }
  /// Milliseconds.
  double jitter() const noexcept { return jitter_; }
  std::optional<double> drift() const noexcept { return drift_.value(); }

 private:
  bool learnRate(std::uint8_t payload_type, const DestinationClocks& clocks);
  void measure(RtpClockStep& step, double media) noexcept;

  bool is_begun_ = false;
  std::uint8_t type_ = 0;
  /// Of what was told of clock rates when this one was looked up.
  std::uint64_t version_ = 0;
  std::uint32_t rate_ = 0;
  std::uint32_t last_timestamp_ = 0;
  std::int64_t last_time_ = 0;
  double jitter_ = 0;
  // Milliseconds since the clock began, or jumped.
  double arrival_ = 0;
  double media_ = 0;
  ClockDrift drift_;
};

}  // namespace gramscope::streams
