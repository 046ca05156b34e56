#include "core/streams/clock_drift.h"

#include <algorithm>
#include <cmath>

namespace gramscope::streams {
namespace {

constexpr double kLeastTime = 2000;
constexpr std::uint64_t kLeastPackets = 16;
/// A hundred years: a log that goes further is not about clocks.
constexpr double kMostTime = 3.2e12;

}  // namespace

std::optional<double> ClockDrift::value() const noexcept {
  if (last_ < kLeastTime || packets_ < kLeastPackets) return std::nullopt;
  double count = 0;
  double mean_arrival = 0;
  double mean_ahead = 0;
  double squares = 0;
  double products = 0;
  for (const Quickest& kept : intervals_) {
    if (!kept.is_there) continue;
    ++count;
    const double before = kept.arrival - mean_arrival;
    mean_arrival += before / count;
    mean_ahead += (kept.ahead - mean_ahead) / count;
    squares += before * (kept.arrival - mean_arrival);
    products += before * (kept.ahead - mean_ahead);
  }
  if (squares <= 0) return std::nullopt;
  return products / squares * 1e6;
}

bool ClockDrift::find(double arrival) noexcept {
  if (!(arrival >= 0 && arrival < kMostTime)) return false;
  while (arrival >= duration_ * kIntervals) merge();
  current_ = static_cast<std::size_t>(arrival / duration_);
  begin_ = duration_ * static_cast<double>(current_);
  return true;
}

void ClockDrift::merge() noexcept {
  for (std::size_t at = 0; at < kIntervals; at += 2) {
    const Quickest& first = intervals_[at];
    const Quickest& second = intervals_[at + 1];
    const bool is_second = second.is_there && (!first.is_there || second.ahead > first.ahead);
    intervals_[at / 2] = is_second ? second : first;
  }
  std::fill(intervals_.begin() + kIntervals / 2, intervals_.end(), Quickest{});
  duration_ *= 2;
}

}  // namespace gramscope::streams
