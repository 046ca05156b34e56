#include "core/streams/settling.h"

#include <algorithm>

namespace gramscope::streams {
namespace {

/// 50 packets of usual audio; of what comes more slowly, nobody wants to wait for enough.
constexpr std::chrono::seconds kPatience{1};

}  // namespace

void Settling::begin(std::uint32_t stream, std::uint64_t row) {
  begun_.push_back({.stream = stream, .row = row, .since = Clock::now()});
}

std::uint64_t Settling::settled(const StreamTable& table, std::uint64_t analysed, Moment moment) {
  if (moment == Moment::kEnd) begun_.clear();
  const auto latest = Clock::now() - kPatience;
  while (!begun_.empty()) {
    const Begun& first = begun_.front();
    const bool is_late = moment == Moment::kLive && first.since <= latest;
    if (table.at(first.stream).payload().isOpen() && !is_late) break;
    begun_.pop_front();
  }
  return begun_.empty() ? analysed : std::min(analysed, begun_.front().row - 1);
}

}  // namespace gramscope::streams
