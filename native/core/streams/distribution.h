#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace gramscope::streams {

/// Least, mean and greatest of values, and how far they deviate from the mean, in one pass
/// (Welford, Note on a method for calculating corrected sums of squares and products, 1962).
class Distribution {
 public:
  void add(double value) noexcept {
    ++count_;
    const double before = value - mean_;
    // As with most lengths: then nothing else changes.
    if (before == 0) return;
    least_ = count_ == 1 ? value : std::min(least_, value);
    most_ = count_ == 1 ? value : std::max(most_, value);
    mean_ += before / static_cast<double>(count_);
    squares_ += before * (value - mean_);
  }

  std::uint64_t count() const noexcept { return count_; }
  /// All 0 where there are no values.
  double least() const noexcept { return least_; }
  double mean() const noexcept { return mean_; }
  double most() const noexcept { return most_; }
  /// The standard deviation of these very values, not an estimate for others.
  double deviation() const noexcept {
    return count_ == 0 ? 0 : std::sqrt(squares_ / static_cast<double>(count_));
  }

 private:
  std::uint64_t count_ = 0;
  double least_ = 0;
  double most_ = 0;
  double mean_ = 0;
  /// The sum of squared deviations from the mean.
  double squares_ = 0;
};

}  // namespace gramscope::streams
