#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/statistics/histogram.h"

namespace gramscope::streams {

/// How many intervals lie between the borders of statistics::intervalHistogram(), which all streams
/// share.
class IntervalCounts {
 public:
  static const std::vector<std::uint64_t>& borders() {
    static const std::vector<std::uint64_t> kBorders = statistics::intervalHistogram().borders;
    return kBorders;
  }

  void add(std::uint64_t nanoseconds) noexcept {
    if (nanoseconds < least_ || nanoseconds >= least_above_) find(nanoseconds);
    ++counts_[place_];
  }

  /// One for each border, and the last for what lies above.
  const auto& counts() const noexcept { return counts_; }

 private:
  void find(std::uint64_t nanoseconds) noexcept {
    const auto& all = borders();
    const auto above = std::ranges::upper_bound(all, nanoseconds);
    place_ = static_cast<std::size_t>(above - all.begin());
    least_ = above == all.begin() ? 0 : *(above - 1);
    least_above_ = above == all.end() ? UINT64_MAX : *above;
  }

  std::array<std::uint64_t, 26> counts_{};
  /// Where the last interval was counted, for the next one is mostly alike.
  std::size_t place_ = 0;
  std::uint64_t least_ = 0;
  std::uint64_t least_above_ = 0;
};

}  // namespace gramscope::streams
