#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace gramscope::streams {

/// Least, mean and greatest of values, and how far they deviate from the mean, in one pass.
///
/// Sums are of what values differ by from a base near their mean, so that they stay exact (Chan,
/// Golub and LeVeque, Algorithms for computing the sample variance, 1983). The base follows the
/// mean each time that there are twice as many values: a mean after every one takes two divisions.
class Distribution {
 public:
  void add(double value) noexcept {
    if ((count_ & (count_ - 1)) == 0) moveBase(value);
    ++count_;
    least_ = std::min(least_, value);
    most_ = std::max(most_, value);
    const double off = value - base_;
    sum_ += off;
    squares_ += off * off;
  }

  std::uint64_t count() const noexcept { return count_; }
  /// All 0 where there are no values.
  double least() const noexcept { return count_ == 0 ? 0 : least_; }
  double mean() const noexcept { return count_ == 0 ? 0 : base_ + meanOff(); }
  double most() const noexcept { return count_ == 0 ? 0 : most_; }
  /// The standard deviation of these very values, not an estimate for others.
  double deviation() const noexcept {
    if (count_ == 0) return 0;
    return std::sqrt(std::max(0.0, squares_ - sum_ * meanOff()) / static_cast<double>(count_));
  }

 private:
  double meanOff() const noexcept { return sum_ / static_cast<double>(count_); }

  void moveBase(double value) noexcept {
    if (count_ == 0) {
      base_ = value;
      return;
    }
    const double by = meanOff();
    squares_ = std::max(0.0, squares_ - sum_ * by);
    base_ += by;
    sum_ = 0;
  }

  std::uint64_t count_ = 0;
  double least_ = std::numeric_limits<double>::infinity();
  double most_ = -std::numeric_limits<double>::infinity();
  double base_ = 0;
  // Of what the values differ by from the base.
  double sum_ = 0;
  double squares_ = 0;
};

}  // namespace gramscope::streams
