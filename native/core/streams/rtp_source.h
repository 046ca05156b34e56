#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/streams/arrival.h"
#include "core/streams/distribution.h"
#include "core/streams/rtp_clock.h"
#include "core/streams/rtp_clock_rates.h"
#include "core/streams/rtp_header.h"
#include "core/streams/sequence_tracker.h"

namespace gramscope::streams {

/// Values of those packets that Wireshark counts: not the first one of a talk spurt or frame (the
/// marker), no comfort noise and not what follows it. Its mean gives each value the share of one
/// packet among all that came until then.
class RegularPackets {
 public:
  /// `position` counts the packets before this one.
  void add(double value, std::uint64_t position) noexcept {
    values_.add(value);
    // What packets in between would have counted, had they been as the mean.
    if (position != position_ + 1) sum_ = mean() * static_cast<double>(position - 1);
    sum_ += value;
    position_ = position;
  }

  double least() const noexcept { return values_.least(); }
  double most() const noexcept { return values_.most(); }
  double mean() const noexcept {
    return position_ == 0 ? 0 : sum_ / static_cast<double>(position_);
  }
  double deviation() const noexcept { return values_.deviation(); }

 private:
  Distribution values_;
  /// The mean times the position of the last value.
  double sum_ = 0;
  std::uint64_t position_ = 0;
};

/// One synchronization source (SSRC) of a stream of RTP.
class RtpSource {
 public:
  explicit RtpSource(std::uint32_t ssrc);

  void observe(const RtpHeader& header, const Arrival& arrival, const DestinationClocks& clocks,
               EventSink& events);

  std::uint32_t ssrc() const noexcept { return ssrc_; }
  /// All that came, also twice.
  std::uint64_t packets() const noexcept { return packets_; }
  std::uint64_t markers() const noexcept { return markers_; }
  std::uint64_t clockJumps() const noexcept { return clock_jumps_; }
  std::int64_t lastTime() const noexcept { return last_time_; }
  SequenceCounts counts() const noexcept { return sequence_.counts(); }
  /// How many packets had which payload type, in the order in which these came.
  const std::vector<std::pair<std::uint8_t, std::uint64_t>>& payloadTypes() const noexcept {
    return types_;
  }

  /// Units of the media clock a second; nothing where the last payload type does not say.
  std::optional<std::uint32_t> clockRate() const noexcept;
  /// Milliseconds, now.
  std::optional<double> jitterNow() const noexcept;
  /// Milliseconds, after each packet.
  const RegularPackets& jitter() const noexcept { return jitter_; }
  /// Milliseconds from one packet to the next.
  const RegularPackets& deltas() const noexcept { return deltas_; }
  /// By how much the media clock is faster than that of the arrivals, in parts a million.
  std::optional<double> drift() const noexcept { return clock_.drift(); }

 private:
  std::uint64_t mostAhead(std::uint16_t sequence, double delta) const noexcept;
  void countType(std::uint8_t type);
  std::size_t placeOf(std::uint8_t type);
  void measure(const RtpHeader& header, const RtpClockStep& step);
  void tellJump(double jump, std::uint64_t row, EventSink& events);

  std::uint32_t ssrc_;
  std::uint64_t packets_ = 0;
  std::uint64_t markers_ = 0;
  std::uint64_t clock_jumps_ = 0;
  /// Came before the clock rate was learned, all but the last of them.
  std::uint64_t unclocked_ = 0;
  std::int64_t first_time_ = 0;
  std::int64_t last_time_ = 0;
  std::uint8_t last_type_ = 0;
  SequenceTracker sequence_;
  RtpClock clock_;
  RegularPackets jitter_;
  RegularPackets deltas_;
  std::vector<std::pair<std::uint8_t, std::uint64_t>> types_;
  /// Of the last packet's among them.
  std::size_t type_place_ = 0;
};

}  // namespace gramscope::streams
