#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace gramscope::streams {

/// What happened over time, in a bounded number of equal steps: when they are used up, each two
/// become one.
class StreamSeries {
 public:
  struct Step {
    std::uint64_t bytes = 0;
    std::uint32_t datagrams = 0;
    std::uint32_t lost = 0;
    /// The highest.
    std::uint32_t burst = 0;
    /// The highest, in milliseconds; NaN where there is none.
    float jitter = std::numeric_limits<float>::quiet_NaN();
  };

  /// Nanoseconds of a step at first.
  static constexpr std::uint64_t kFirstStep = 100'000'000;

  /// Steps of a stream: an even number.
  StreamSeries(std::int64_t from, std::uint32_t most_steps) noexcept
      : from_(from), most_steps_(most_steps) {}

  /// The step that a time lies in; times before the first one lie in the first step. Throws
  /// std::bad_alloc.
  Step& at(std::int64_t time) {
    const auto since = sinceFrom(time);
    if (since - current_begin_ >= step_ || steps_.empty()) find(since);
    return steps_[current_];
  }

  /// Takes losses back, of the newest steps that have some.
  void recover(std::uint32_t packets) noexcept;

  std::int64_t from() const noexcept { return from_; }
  std::uint64_t step() const noexcept { return step_; }
  const std::vector<Step>& steps() const noexcept { return steps_; }

  /// Datagrams of all steps until now, put together to at most so many.
  std::vector<std::uint32_t> spark(std::size_t most) const;

 private:
  std::uint64_t sinceFrom(std::int64_t time) const noexcept {
    return time <= from_ ? 0 : static_cast<std::uint64_t>(time) - static_cast<std::uint64_t>(from_);
  }
  void find(std::uint64_t since);
  void putTogether();

  std::int64_t from_;
  std::uint64_t step_ = kFirstStep;
  std::uint64_t current_begin_ = 0;
  std::uint32_t current_ = 0;
  std::uint32_t most_steps_;
  std::vector<Step> steps_;
};

}  // namespace gramscope::streams
