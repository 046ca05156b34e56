#pragma once

#include <cstdint>
#include <optional>

#include "core/streams/distribution.h"

namespace gramscope::streams {

/// The program clock references of a PID (ISO/IEC 13818-1, 2.4.2.2) against the times of arrival.
class ProgramClock {
 public:
  /// `clock` in units of 27 MHz. Tells milliseconds by which it jumped, if so.
  std::optional<double> follow(std::uint64_t clock, std::int64_t time, bool is_discontinuous);

  /// Milliseconds from one reference to the next, by the clock itself.
  const Distribution& intervals() const noexcept { return intervals_; }
  /// Milliseconds by which one came earlier or later than that, since the one before.
  const Distribution& jitter() const noexcept { return jitter_; }
  /// Milliseconds, smoothed as RFC 3550 has it.
  double jitterNow() const noexcept { return smoothed_; }

 private:
  bool is_begun_ = false;
  std::uint64_t last_clock_ = 0;
  std::int64_t last_time_ = 0;
  double smoothed_ = 0;
  Distribution intervals_;
  Distribution jitter_;
};

}  // namespace gramscope::streams
