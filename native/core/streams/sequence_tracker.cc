#include "core/streams/sequence_tracker.h"

#include <algorithm>
#include <limits>

namespace gramscope::streams {
namespace {

/// Where wraps are far away, a hole may be large before a new beginning is likelier.
constexpr std::uint64_t kMostAheadOfWide = 1'000'000;

std::uint32_t clamped(std::uint64_t count) noexcept {
  return static_cast<std::uint32_t>(
      std::min<std::uint64_t>(count, std::numeric_limits<std::uint32_t>::max()));
}

std::uint64_t maskOf(unsigned bits) noexcept {
  return bits >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
}

}  // namespace

SequenceRules rulesFor(unsigned bits, std::uint64_t step) {
  SequenceRules rules{.bits = bits, .step = step};
  if (bits > 16) rules.most_ahead = kMostAheadOfWide;
  const std::uint64_t round = maskOf(bits) / step;
  rules.most_behind = std::min(rules.most_behind, round / 4);
  rules.most_ahead = std::min(rules.most_ahead, round - rules.most_behind);
  return rules;
}

SequenceTracker::SequenceTracker(const SequenceRules& rules)
    : rules_(rules), mask_(maskOf(rules.bits)) {}

SequenceStep SequenceTracker::place(std::uint64_t number, std::uint64_t row,
                                    std::uint64_t most_ahead) {
  number &= mask_;
  if (!is_begun_) {
    begin(number);
    return {};
  }
  const auto ahead = packetsIn((number - highest_number_) & mask_);
  if (ahead && *ahead != 0 && *ahead <= most_ahead) return advance(number, row, *ahead);
  if (const auto behind = packetsIn((highest_number_ - number) & mask_)) {
    if (const auto step = late(*behind)) return *step;
  }
  return stray(number, row);
}

/// Nothing where it is no whole number of steps.
std::optional<std::uint64_t> SequenceTracker::packetsIn(std::uint64_t difference) const noexcept {
  if (difference % rules_.step != 0) return std::nullopt;
  return difference / rules_.step;
}

void SequenceTracker::narrow(const SequenceRules& rules) noexcept {
  rules_ = rules;
  mask_ = maskOf(rules.bits);
  highest_number_ &= mask_;
  after_stray_.reset();
}

SequenceCounts SequenceTracker::counts() const noexcept {
  SequenceCounts counts = counts_;
  if (is_begun_) counts.expected = expected_besides_ + (highest_ - base_ + 1);
  return counts;
}

void SequenceTracker::begin(std::uint64_t number) {
  if (is_begun_) expected_besides_ += highest_ - base_ + 1;
  is_begun_ = true;
  highest_number_ = number;
  // Beyond the window, so that nothing that came before is taken for a part of what comes now.
  highest_ += 2 * kWindow;
  base_ = highest_;
  came_.fill(0);
  holes_.clear();
  markAt(highest_);
  after_stray_.reset();
}

SequenceStep SequenceTracker::advance(std::uint64_t number, std::uint64_t row,
                                      std::uint64_t packets) {
  forgetUpTo(highest_ + packets);
  highest_ += packets;
  highest_number_ = number;
  markAt(highest_);
  if (packets == 1) return {};
  counts_.lost += packets - 1;
  noteHole({.begin = highest_ - packets + 1, .end = highest_, .row = row});
  return {SequencePlace::kAhead, packets - 1};
}

/// Nothing can come any more for holes that are out of the window.
void SequenceTracker::noteHole(const Hole& hole) {
  std::erase_if(holes_, [&](const Hole& old) { return old.end + kWindow <= hole.end; });
  if (holes_.size() == kMostHoles) holes_.erase(holes_.begin());
  holes_.push_back(hole);
}

std::optional<std::uint64_t> SequenceTracker::missedAt(std::uint64_t position) const noexcept {
  const auto hole = std::ranges::upper_bound(holes_, position, {}, &Hole::end);
  if (hole == holes_.end() || position < hole->begin) return std::nullopt;
  return hole->row;
}

/// Nothing where the number may as well be one that makes no sense.
std::optional<SequenceStep> SequenceTracker::late(std::uint64_t packets) {
  if (packets >= kWindow) return std::nullopt;
  const std::uint64_t position = highest_ - packets;
  const bool is_near = packets <= rules_.most_behind;
  if (cameAt(position)) {
    if (!is_near) return std::nullopt;
    ++counts_.duplicates;
    return SequenceStep{SequencePlace::kDuplicate, packets};
  }
  if (position >= base_) {
    --counts_.lost;
  } else {
    // Sent before the first one that was heard: not lost until now, and nothing else is on its
    // account.
    if (!is_near) return std::nullopt;
    ++expected_besides_;
  }
  markAt(position);
  ++counts_.reordered;
  return SequenceStep{SequencePlace::kLate, packets, missedAt(position)};
}

SequenceStep SequenceTracker::stray(std::uint64_t number, std::uint64_t row) {
  const bool goes_on = after_stray_ == number;
  after_stray_ = (number + rules_.step) & mask_;
  if (!goes_on) return {SequencePlace::kStray, 0};
  begin((number - rules_.step) & mask_);
  advance(number, row, 1);
  ++counts_.restarts;
  return {SequencePlace::kRestart, 0};
}

bool SequenceTracker::cameAt(std::uint64_t position) const noexcept {
  return (came_[position / 64 % came_.size()] >> position % 64 & 1) != 0;
}

/// Makes room in the ring for positions behind the highest, up to this one.
void SequenceTracker::forgetUpTo(std::uint64_t position) noexcept {
  if (position - highest_ >= kWindow) {
    came_.fill(0);
    return;
  }
  for (std::uint64_t at = highest_ + 1; at <= position; ++at) {
    came_[at / 64 % came_.size()] &= ~(std::uint64_t{1} << at % 64);
  }
}

void tell(const SequenceStep& step, std::uint64_t row, EventSink& events) {
  switch (step.place) {
    case SequencePlace::kNext:
    case SequencePlace::kStray:
      return;
    case SequencePlace::kAhead:
      return events.happened(row, EventKind::kLost, clamped(step.count), 0);
    case SequencePlace::kLate:
      if (step.missed_at) events.recovered(*step.missed_at);
      return events.happened(row, EventKind::kReordered, clamped(step.count), 0);
    case SequencePlace::kDuplicate:
      return events.happened(row, EventKind::kDuplicate, 1, 0);
    case SequencePlace::kRestart:
      return events.happened(row, EventKind::kRestart, 1, 0);
  }
}

}  // namespace gramscope::streams
