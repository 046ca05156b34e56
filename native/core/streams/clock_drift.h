#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace gramscope::streams {

/// By how much a clock that is told in packets is faster than that of their arrival.
///
/// The network only ever adds to the time that a packet takes, so the quickest packets show the
/// clocks. The time since the first packet is parted into intervals; in each the quickest packet is
/// kept, and the drift is the slope of the line through these (least squares). A regression over
/// all packets would take a queue that fills for drift. There are at most 32 intervals, which are
/// made twice as long where they do not suffice.
class ClockDrift {
 public:
  /// Both in milliseconds since the first packet. `arrival` may be any.
  void add(double arrival, double clock) noexcept {
    if (!(arrival >= begin_ && arrival - begin_ < duration_) && !find(arrival)) return;
    Quickest& kept = intervals_[current_];
    const double ahead = clock - arrival;
    if (!kept.is_there || ahead > kept.ahead) kept = {arrival, ahead, true};
    last_ = std::max(last_, arrival);
    ++packets_;
  }

  /// Parts a million; nothing for less than two seconds or 16 packets.
  std::optional<double> value() const noexcept;

 private:
  static constexpr std::size_t kIntervals = 32;

  struct Quickest {
    double arrival = 0;
    double ahead = 0;
    bool is_there = false;
  };

  /// False where the time is none.
  bool find(double arrival) noexcept;
  void merge() noexcept;

  std::array<Quickest, kIntervals> intervals_{};
  /// Milliseconds of an interval.
  double duration_ = 250;
  /// The interval of the last packet, and where it begins.
  std::size_t current_ = 0;
  double begin_ = 0;
  double last_ = 0;
  std::uint64_t packets_ = 0;
};

}  // namespace gramscope::streams
