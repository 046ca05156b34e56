#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <utility>

#include "platform/outgoing.h"
#include "platform/player.h"
#include "platform/shared/player_feed.h"

namespace gramscope {

/// What a player has done so far. Written by its thread, read by any.
class ReplayAccount {
 public:
  /// Refusals of more kinds and destinations are counted as errors alone.
  static constexpr std::size_t kMostRefusals = 1000;

  PlayerState state() const;
  void setState(PlayerState state);
  void beginLoop(std::uint64_t loop);
  void skip(const replay::SkipCounts& skipped);
  void stall();
  void fail(const PlayerFailure& failure);
  /// Counts from a later moment than when the first datagram was due, and taken for sent.
  void delayFirst(std::int64_t duration);

  /// When datagrams left that were sent at once, and when they were due.
  struct Departure {
    std::int64_t at;
    std::span<const std::int64_t> due;
    /// Whether they were sent at their times, and not as fast as possible or by hand.
    bool is_timed;
  };

  /// Takes what became of `items`, the first of which are settled in the report.
  void settle(std::span<const ReplayItem> items, const SendReport& report,
              const Departure& departure);

  PlayerProgress progress() const;
  /// Without the ports.
  PlayerReport report() const;

 private:
  void refuse(const ReplayItem& item, const SendFailure& failure);

  struct Times {
    std::int64_t due;
    std::int64_t at;
  };

  mutable std::mutex mutex_;
  PlayerProgress progress_;
  replay::Lateness lateness_;
  std::map<std::pair<int, SocketName>, SendRefusal> refusals_;
  std::optional<PlayerFailure> failure_;
  std::optional<Times> first_;
};

}  // namespace gramscope
