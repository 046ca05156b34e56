#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <variant>

#include "platform/deadline.h"
#include "platform/player.h"
#include "platform/shared/outgoing_batch.h"
#include "platform/shared/player_feed.h"
#include "platform/shared/replay_account.h"

namespace gramscope {

struct PauseCommand {};
struct ResumeCommand {};
struct StepCommand {
  std::uint64_t count;
};
struct StopCommand {};
using PlaybackCommand =
    std::variant<PauseCommand, ResumeCommand, StepCommand, SeekPlace, replay::Pace, StopCommand>;

/// The thread of a player. Between two datagrams it does what it is asked to, and waits until the
/// next is due.
class Playback {
 public:
  Playback(const FeedMaker& feed, PlayerOptions options, std::function<void()> changed);
  ~Playback();
  Playback(const Playback&) = delete;
  Playback& operator=(const Playback&) = delete;

  void command(PlaybackCommand command);

  PlayerProgress progress() const { return account_.progress(); }
  PlayerReport report() const;

 private:
  void run();
  void play();
  void doCommands();
  /// Whether one of those that wait ends it.
  bool isToStop();
  void execute(const PauseCommand&);
  void execute(const ResumeCommand&);
  void execute(const StepCommand& step);
  void execute(const SeekPlace& place);
  void execute(const replay::Pace& pace);
  void execute(const StopCommand&);
  void setState(PlayerState state);
  /// Whether what is next waits until it is due.
  bool isTimed() const noexcept { return steps_ == 0 && !schedule_.isTopSpeed(); }
  bool isHeld() const noexcept { return is_paused_ && steps_ == 0; }
  bool hasCommand() const noexcept { return has_command_.load(std::memory_order_relaxed); }
  /// Whether one that was accepted can be done now.
  bool hasAccepted() const noexcept;

  const ReplayItem* next();
  void endBatch();
  bool waitForStart();
  void begin(const ReplayItem& item);
  void beginAt(std::int64_t moment);
  bool waitUntil(std::int64_t due, const ReplayItem& item);
  bool spinUntil(std::int64_t moment) const noexcept;
  std::int64_t clock();
  std::int64_t spinTime() const noexcept;
  void rehearse(const ReplayItem& item);
  void rehearseFirst(const ReplayItem& item);
  std::size_t gather(std::int64_t now);
  void send(std::size_t count, std::int64_t now);
  void settleIn(std::int64_t took);
  void sendBatch(std::span<const ReplayItem> items, std::int64_t now);
  void setSyslogTimes(std::span<const ReplayItem> items);
  void count(std::size_t sent);
  void end() noexcept { is_over_ = true; }

  const PlayerOptions options_;
  std::function<void()> changed_;
  Deadline deadline_;
  ReplayAccount account_;
  const std::unique_ptr<PlayerFeed> feed_;

  std::mutex command_mutex_;
  std::deque<PlaybackCommand> commands_;
  std::atomic<bool> has_command_ = false;

  // Of the thread.
  /// Commands that wait for steps to be sent.
  std::deque<PlaybackCommand> accepted_;
  replay::Schedule schedule_;
  std::unique_ptr<ReplayBatch> batch_;
  std::size_t at_ = 0;
  bool has_begun_ = false;
  bool is_paused_;
  std::int64_t paused_at_ = 0;
  std::uint64_t steps_ = 0;
  std::uint64_t left_;
  bool is_over_ = false;
  /// The latest reading of the clock that was no surprise; 0 while nothing is expected of it.
  std::int64_t last_clock_ = 0;
  /// What the first datagram took, and the quickest of those behind it, in nanoseconds.
  struct Settling {
    std::int64_t first;
    std::int64_t least;
    int compared = 0;
  };
  std::optional<Settling> settling_;
  bool is_settled_in_ = true;
  std::array<std::int64_t, OutgoingBatch::kMost> due_{};
  OutgoingBatch outgoing_;
  ReplayPeers peers_;

  std::thread thread_;
};

}  // namespace gramscope
