#include "core/streams/settling.h"

#include <algorithm>

namespace gramscope::streams {
namespace {

/// 50 packets of usual audio; of what comes more slowly, nobody wants to wait for enough.
constexpr std::chrono::seconds kPatience{1};

/// By how much later what overtakes is told from what is lost: more than ways through a network
/// differ by.
constexpr std::chrono::milliseconds kOvertaking{250};

/// And in a log that is read, how many rows later.
constexpr std::uint64_t kOvertakingRows = 16'384;

}  // namespace

void Settling::begin(std::uint32_t stream, std::uint64_t row) {
  begun_.push_back({.stream = stream, .row = row, .since = Clock::now()});
}

std::uint64_t Settling::settled(const StreamTable& table, std::uint64_t analysed, Moment moment) {
  const auto now = Clock::now();
  recognise(table, moment, now);
  ripen(analysed, moment, now);
  return begun_.empty() ? ripe_ : std::min(ripe_, begun_.front().row - 1);
}

void Settling::recognise(const StreamTable& table, Moment moment, Clock::time_point now) {
  if (moment == Moment::kEnd) begun_.clear();
  while (!begun_.empty()) {
    const Begun& first = begun_.front();
    const bool is_late = moment == Moment::kLive && first.since <= now - kPatience;
    if (table.at(first.stream).payload().isOpen() && !is_late) break;
    begun_.pop_front();
  }
}

void Settling::ripen(std::uint64_t analysed, Moment moment, Clock::time_point now) {
  if (moment == Moment::kEnd) {
    looks_.clear();
    ripe_ = analysed;
    return;
  }
  if (moment == Moment::kReading) {
    if (analysed > kOvertakingRows) ripe_ = std::max(ripe_, analysed - kOvertakingRows);
    return;
  }
  if (looks_.empty() || looks_.back().analysed < analysed) {
    looks_.push_back({.analysed = analysed, .at = now});
  }
  while (!looks_.empty() && looks_.front().at <= now - kOvertaking) {
    ripe_ = std::max(ripe_, looks_.front().analysed);
    looks_.pop_front();
  }
}

}  // namespace gramscope::streams
