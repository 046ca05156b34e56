#pragma once

#include <chrono>
#include <cstddef>

namespace gramscope {

/// How long a receive thread rests between two rounds over its sockets.
///
/// Under load, lets datagrams gather, for reading and passing them on a few at a time costs several
/// times as much: the same that network cards do (ethtool(8), "rx-usecs"). Below the busy rate, to
/// which a dialogue of two sockets does not come, nothing ever waits. The rest grows while what
/// gathers leaves the receive buffers nearly empty, and shrinks before they fill.
class ReceivePace {
 public:
  using Clock = std::chrono::steady_clock;

  /// What one round over the sockets that were ready brought.
  struct Round {
    std::size_t datagrams = 0;
    /// Whether a socket had a whole batch, hence may have more.
    bool has_more = false;
    /// How full the fullest receive buffer was, 0 to 1; only known after a rest.
    double fill = 0;
  };

  /// How long to rest after this round; zero to go on at once.
  std::chrono::microseconds restAfter(const Round& round, Clock::time_point now) noexcept;

  /// Whether the last round was followed by a rest.
  bool hasRested() const noexcept { return has_rested_; }

  static constexpr std::chrono::microseconds kShortest{50};
  static constexpr std::chrono::microseconds kLongest{300};

 private:
  bool isBusy(std::size_t datagrams, Clock::time_point now) noexcept;

  /// Datagrams since `window_start_`.
  std::size_t window_count_ = 0;
  Clock::time_point window_start_;
  bool has_rested_ = false;
  std::chrono::microseconds rest_ = kShortest;
};

}  // namespace gramscope
