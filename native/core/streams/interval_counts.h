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
    const auto& all = borders();
    const auto above = std::ranges::upper_bound(all, nanoseconds) - all.begin();
    ++counts_[static_cast<std::size_t>(above)];
  }

  /// One for each border, and the last for what lies above.
  const auto& counts() const noexcept { return counts_; }

 private:
  std::array<std::uint64_t, 26> counts_{};
};

}  // namespace gramscope::streams
