#include "core/streams/stream_series.h"

#include <algorithm>

namespace gramscope::streams {

void StreamSeries::find(std::uint64_t since) {
  while (since / step_ >= most_steps_) putTogether();
  current_ = static_cast<std::uint32_t>(since / step_);
  current_begin_ = current_ * step_;
  if (current_ >= steps_.size()) steps_.resize(std::size_t{current_} + 1);
}

void StreamSeries::putTogether() {
  const auto half = (steps_.size() + 1) / 2;
  for (std::size_t place = 0; place < half; ++place) {
    Step step = steps_[2 * place];
    if (2 * place + 1 < steps_.size()) {
      const Step& next = steps_[2 * place + 1];
      step.bytes += next.bytes;
      step.datagrams += next.datagrams;
      step.lost += next.lost;
      step.burst = std::max(step.burst, next.burst);
      // Where one of them is NaN, the other one.
      step.jitter = std::fmax(step.jitter, next.jitter);
    }
    steps_[place] = step;
  }
  steps_.resize(half);
  step_ *= 2;
}

void StreamSeries::recover(std::uint32_t packets) noexcept {
  for (auto step = steps_.rbegin(); step != steps_.rend() && packets > 0; ++step) {
    const auto taken = std::min(step->lost, packets);
    step->lost -= taken;
    packets -= taken;
  }
}

std::vector<std::uint32_t> StreamSeries::spark(std::size_t most) const {
  const auto each = std::max<std::size_t>(1, (steps_.size() + most - 1) / most);
  std::vector<std::uint32_t> sums((steps_.size() + each - 1) / each);
  for (std::size_t place = 0; place < steps_.size(); ++place) {
    sums[place / each] += steps_[place].datagrams;
  }
  return sums;
}

}  // namespace gramscope::streams
