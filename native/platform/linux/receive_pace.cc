#include "platform/linux/receive_pace.h"

#include <algorithm>

namespace gramscope {
namespace {

/// So many datagrams in this time are a load.
constexpr std::size_t kBusyCount = 40;
constexpr std::chrono::milliseconds kWindow(1);

/// With what gathers in twice the time a buffer below the one stays below the other, from which a
/// rate that doubles does not fill it.
constexpr double kNearlyEmpty = 0.125;
constexpr double kFilling = 0.25;

}  // namespace

std::chrono::microseconds ReceivePace::restAfter(const Round& round,
                                                 Clock::time_point now) noexcept {
  if (has_rested_) {
    if (round.fill > kFilling) rest_ = std::max(rest_ / 2, kShortest);
    if (round.fill < kNearlyEmpty) rest_ = std::min(rest_ * 2, kLongest);
  }
  has_rested_ = isBusy(round.datagrams, now) && !round.has_more;
  return has_rested_ ? rest_ : std::chrono::microseconds::zero();
}

bool ReceivePace::isBusy(std::size_t datagrams, Clock::time_point now) noexcept {
  if (now - window_start_ > kWindow) {
    window_start_ = now;
    window_count_ = 0;
  }
  window_count_ += datagrams;
  return window_count_ >= kBusyCount;
}

}  // namespace gramscope
