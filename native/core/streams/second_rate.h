#pragma once

#include <algorithm>
#include <cstdint>

#include "core/statistics/tally.h"
#include "core/streams/elapsed.h"

namespace gramscope::streams {

/// What comes in a second, by the seconds of the clock.
class SecondRate {
 public:
  void add(std::int64_t time, const statistics::Tally& tally) noexcept {
    if (!isCurrent(time)) moveTo(secondOf(time));
    current_ += tally;
    highest_.datagrams = std::max(highest_.datagrams, current_.datagrams);
    highest_.bytes = std::max(highest_.bytes, current_.bytes);
  }

  /// In the last whole second before `now`; where the first datagram came later than that began, in
  /// the second that has not ended yet.
  statistics::Tally last(std::int64_t first, std::int64_t now) const noexcept {
    const auto whole = secondOf(now) - 1;
    if (secondOf(first) > whole) return second_ > whole ? current_ : statistics::Tally{};
    if (second_ == whole) return current_;
    return second_ == whole + 1 ? previous_ : statistics::Tally{};
  }

  /// Of any second, datagrams and bytes each.
  const statistics::Tally& highest() const noexcept { return highest_; }

 private:
  static constexpr std::int64_t kSecond = 1'000'000'000;

  static std::int64_t secondOf(std::int64_t time) noexcept {
    return time / kSecond - (time % kSecond < 0 ? 1 : 0);
  }

  /// Whether a time lies in the newest second, as most do, without a division.
  bool isCurrent(std::int64_t time) const noexcept {
    return has_begin_ && time >= begin_ && elapsed(begin_, time) < kSecond;
  }

  /// What comes too late for its second counts for the newest.
  void moveTo(std::int64_t second) noexcept {
    if (second <= second_) return;
    previous_ = second == second_ + 1 ? current_ : statistics::Tally{};
    current_ = {};
    second_ = second;
    has_begin_ = second >= INT64_MIN / kSecond;
    if (has_begin_) begin_ = second * kSecond;
  }

  std::int64_t second_ = INT64_MIN / kSecond - 2;
  /// Of that second, where times go so far back.
  std::int64_t begin_ = 0;
  bool has_begin_ = false;
  statistics::Tally current_{};
  statistics::Tally previous_{};
  statistics::Tally highest_{};
};

}  // namespace gramscope::streams
