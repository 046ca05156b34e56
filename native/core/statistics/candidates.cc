#include "core/statistics/candidates.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace gramscope::statistics {
namespace {

/// Seldom enough that pruning costs little, few enough that they need little.
constexpr std::size_t kMost = 4 * Candidates::kKept;

std::uint64_t valueOf(const Tally& tally, Measure measure) noexcept {
  return measure == Measure::kDatagrams ? tally.datagrams : tally.bytes;
}

/// The largest value that does not belong to those that are kept.
std::uint64_t threshold(const std::map<GroupKey, Tally>& groups, Measure measure) {
  std::vector<std::uint64_t> values;
  values.reserve(groups.size());
  for (const auto& [key, tally] : groups) values.push_back(valueOf(tally, measure));
  const auto at = values.begin() + Candidates::kKept;
  std::ranges::nth_element(values, at, std::greater<>());
  return *at;
}

}  // namespace

void Candidates::add(const GroupKey& key, const Tally& tally) { groups_[key] += tally; }

void Candidates::prune() {
  if (groups_.size() <= kMost) return;
  is_complete_ = false;
  const Tally less{.datagrams = threshold(groups_, Measure::kDatagrams),
                   .bytes = threshold(groups_, Measure::kBytes)};
  for (auto& [key, tally] : groups_) {
    tally.datagrams -= std::min(tally.datagrams, less.datagrams);
    tally.bytes -= std::min(tally.bytes, less.bytes);
  }
  std::erase_if(groups_, [](const auto& group) { return group.second == Tally{}; });
}

std::vector<GroupKey> Candidates::largest(std::size_t count, Measure measure) const {
  std::vector<std::pair<std::uint64_t, const GroupKey*>> ranked;
  ranked.reserve(groups_.size());
  for (const auto& [key, tally] : groups_) ranked.emplace_back(valueOf(tally, measure), &key);
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(count, ranked.size()));
  // Equal ones in the order of their keys, so that a list does not jump between two counts.
  std::ranges::partial_sort(ranked, end, [](const auto& left, const auto& right) {
    return left.first != right.first ? left.first > right.first : *left.second < *right.second;
  });
  std::vector<GroupKey> keys;
  for (auto at = ranked.begin(); at != end; ++at) keys.push_back(*at->second);
  return keys;
}

}  // namespace gramscope::statistics
