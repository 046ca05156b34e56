#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace gramscope::statistics {

/// How many values lie between borders: `counts[i]` those below `borders[i]`, and not below the one
/// before; the last count those from the last border on.
struct Histogram {
  explicit Histogram(std::vector<std::uint64_t> rising)
      : borders(std::move(rising)), counts(borders.size() + 1) {}

  void add(std::uint64_t value) noexcept;

  std::vector<std::uint64_t> borders;
  std::vector<std::uint64_t> counts;
};

/// Of payload bytes, by powers of two: from 1 on, 2, 4 and so on to 65536.
Histogram sizeHistogram();

/// Of nanoseconds, from 1 µs to 100 s: 1, 2 and 5 of each power of ten.
Histogram intervalHistogram();

}  // namespace gramscope::statistics
