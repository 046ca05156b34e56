#include "core/statistics/histogram.h"

#include <algorithm>

namespace gramscope::statistics {
namespace {

constexpr std::uint64_t kMicrosecond = 1000;
constexpr std::uint64_t kLargestDecade = 10'000'000;

}  // namespace

void Histogram::add(std::uint64_t value) noexcept {
  ++counts[static_cast<std::size_t>(std::ranges::upper_bound(borders, value) - borders.begin())];
}

Histogram sizeHistogram() {
  std::vector<std::uint64_t> borders;
  for (std::uint64_t size = 1; size <= 65536; size *= 2) borders.push_back(size);
  return Histogram(std::move(borders));
}

Histogram intervalHistogram() {
  std::vector<std::uint64_t> borders;
  for (std::uint64_t decade = 1; decade <= kLargestDecade; decade *= 10) {
    for (const std::uint64_t step : {1, 2, 5}) borders.push_back(step * decade * kMicrosecond);
  }
  borders.push_back(kLargestDecade * 10 * kMicrosecond);
  return Histogram(std::move(borders));
}

}  // namespace gramscope::statistics
