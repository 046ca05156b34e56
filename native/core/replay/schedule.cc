#include "core/replay/schedule.h"

#include <algorithm>
#include <cmath>

namespace gramscope::replay {
namespace {

constexpr double kSecond = 1e9;
/// Far from where sums would overflow: 146 years.
constexpr std::int64_t kFar = INT64_MAX / 2;
constexpr std::int64_t kLoneGap = 1'000'000'000;

template <typename... Kinds>
struct Visitor : Kinds... {
  using Kinds::operator()...;
};
template <typename... Kinds>
Visitor(Kinds...) -> Visitor<Kinds...>;

}  // namespace

void Schedule::beginAt(std::int64_t now) noexcept {
  restart();
  origin_ = now;
  has_begun_ = true;
}

void Schedule::restart() noexcept {
  progress_ = 0;
  has_begun_ = false;
  has_last_ = false;
  closing_gap_ = kNone;
}

std::int64_t Schedule::gapTo(const Slot& slot) const noexcept {
  if (closing_gap_ != kNone) return closing_gap_;
  if (slot.time <= last_time_) return 0;
  // Unsigned, because hostile times are further apart than the type is wide.
  const auto gap = static_cast<std::uint64_t>(slot.time) - static_cast<std::uint64_t>(last_time_);
  return static_cast<std::int64_t>(
      std::min(gap, static_cast<std::uint64_t>(std::min(longest_gap_, kFar))));
}

std::uint64_t Schedule::stepTo(const Slot& slot) const noexcept {
  if (!has_last_) return 0;
  return std::visit(
      Visitor{[&](const OriginalPace&) { return static_cast<std::uint64_t>(gapTo(slot)); },
              [](const DatagramPace&) { return std::uint64_t{1}; },
              [&](const BitPace&) { return last_bits_; },
              [](const TopSpeed&) { return std::uint64_t{0}; }},
      pace_);
}

std::int64_t Schedule::at(std::uint64_t progress) const noexcept {
  if (isTopSpeed()) return INT64_MIN;
  const auto* original = std::get_if<OriginalPace>(&pace_);
  // Exact, where a double is not: times of the log in nanoseconds.
  if (original != nullptr && original->factor == 1 && progress <= kFar) {
    return std::min(origin_, kFar) + static_cast<std::int64_t>(progress);
  }
  const double scale =
      std::visit(Visitor{[](const OriginalPace& pace) { return 1 / pace.factor; },
                         [](const DatagramPace& pace) { return kSecond / pace.per_second; },
                         [](const BitPace& pace) { return kSecond / pace.per_second; },
                         [](const TopSpeed&) { return 0.0; }},
                 pace_);
  const double ahead = static_cast<double>(progress) * scale;
  if (!(ahead < static_cast<double>(kFar))) return std::min(origin_, kFar) + kFar;
  return std::min(origin_, kFar) + std::llround(ahead);
}

std::int64_t Schedule::due(const Slot& slot) const noexcept { return at(progress_ + stepTo(slot)); }

void Schedule::take(const Slot& slot) noexcept {
  progress_ += stepTo(slot);
  if (has_last_ && closing_gap_ == kNone) {
    loop_time_ += static_cast<std::uint64_t>(gapTo(slot));
    ++loop_gaps_;
  }
  const bool is_anew = !has_last_ || closing_gap_ != kNone;
  const auto back = static_cast<std::uint64_t>(last_time_) - static_cast<std::uint64_t>(slot.time);
  const bool is_set_back = slot.time < last_time_ && back > std::uint64_t{kClockStep};
  last_time_ = is_anew || is_set_back ? slot.time : std::max(last_time_, slot.time);
  last_bits_ = slot.bits;
  has_last_ = true;
  closing_gap_ = kNone;
}

void Schedule::reanchor(std::int64_t last_due) noexcept {
  origin_ = last_due;
  progress_ = 0;
}

void Schedule::setPace(const Pace& pace, std::int64_t now, const Slot& next) noexcept {
  if (!has_last_) {
    // What is first is due when it is, whatever the pace is.
    pace_ = pace;
    return;
  }
  double waited = 0;
  if (!isTopSpeed()) {
    const std::int64_t last = at(progress_);
    const std::int64_t gap = due(next) - last;
    if (gap > 0)
      waited = std::clamp(static_cast<double>(now - last) / static_cast<double>(gap), 0.0, 1.0);
  }
  pace_ = pace;
  reanchor(now);
  if (isTopSpeed()) return;
  const auto gap = static_cast<double>(due(next) - now);
  origin_ -= std::llround(waited * gap);
}

void Schedule::closeLoop(bool with_gap) noexcept {
  if (has_last_) {
    closing_gap_ = 0;
    if (with_gap) {
      closing_gap_ =
          loop_gaps_ == 0 ? kLoneGap : static_cast<std::int64_t>(loop_time_ / loop_gaps_);
    }
  }
  loop_time_ = 0;
  loop_gaps_ = 0;
}

}  // namespace gramscope::replay
