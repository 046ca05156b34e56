#pragma once

#include <algorithm>
#include <cstdint>

#include "core/streams/elapsed.h"

namespace gramscope::streams {

/// A buffer that takes datagrams whole as they come, and is emptied at a steady speed.
class LeakyBucket {
 public:
  /// `speed` in bits a second. Returns the bytes that it holds then.
  double add(std::int64_t time, std::uint32_t bytes, double speed) noexcept {
    level_ = levelAt(time, speed) + bytes;
    time_ = std::max(time_, time);
    highest_ = std::max(highest_, level_);
    return level_;
  }

  double levelAt(std::int64_t time, double speed) const noexcept {
    constexpr double kBitsAndNanoseconds = 8e9;
    // In this order the division waits for nothing.
    const auto gone = static_cast<double>(elapsed(time_, time)) * (speed / kBitsAndNanoseconds);
    return std::max(0.0, level_ - gone);
  }

  /// The most bytes that it ever held.
  double highest() const noexcept { return highest_; }

 private:
  std::int64_t time_ = INT64_MIN;
  double level_ = 0;
  double highest_ = 0;
};

}  // namespace gramscope::streams
