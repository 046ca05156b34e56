#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "core/log/payload_reader.h"
#include "core/replay/rtp_continuation.h"
#include "platform/player.h"
#include "platform/shared/player_feed.h"
#include "platform/shared/replay_outlets.h"

namespace gramscope {

/// Reads what a player is to send, some of it ahead, on a thread of its own.
class ReplayFeed final : public PlayerFeed {
 public:
  /// Bytes of payloads, and of what is kept beside each, that are read ahead: so that a slow disk
  /// is not noticed; and at top speed, where that cannot be helped, so that they are still in the
  /// caches of the processor when they are sent.
  static constexpr std::size_t kAhead = std::size_t{16} << 20;
  static constexpr std::size_t kAheadAtTopSpeed = std::size_t{1} << 19;

  /// `ready` is called on the thread when there is a batch where there was none.
  ReplayFeed(LogSource source, const PlayerOptions& options, std::function<void()> ready);
  ~ReplayFeed() override;
  ReplayFeed(const ReplayFeed&) = delete;
  ReplayFeed& operator=(const ReplayFeed&) = delete;

  std::unique_ptr<ReplayBatch> take() override;
  void giveBack(std::unique_ptr<ReplayBatch> batch) override;
  bool seek(const SeekPlace& place, std::uint64_t loop) override;
  void setPace(const replay::Pace& pace) override;
  std::vector<UnboundPort> unboundPorts() const override { return outlets_.unboundPorts(); }

 private:
  struct Seek {
    SeekPlace place;
    std::uint64_t loop;
  };

  void run();
  void feed();
  std::unique_ptr<ReplayBatch> emptyBatch();
  bool put(std::unique_ptr<ReplayBatch> batch);
  bool waitForSeek();
  void fill(ReplayBatch& batch);
  /// False where the row cannot be read.
  bool add(const LogSnapshot::Run& run, std::uint64_t number, ReplayBatch& batch);
  void moveTo(const SeekPlace& place);
  std::uint64_t rowAt(std::int64_t time) const;
  void endLoop(ReplayBatch& batch);
  void rewrite(std::span<std::byte> payload, const Outlet& outlet);
  /// Whether reading goes on once there was enough: not for each batch, which would cost a wake-up
  /// each.
  bool isThirsty() const noexcept { return ahead_ <= most_ahead_ / 2; }
  static std::size_t sizeOf(const ReplayBatch& batch) noexcept;

  const LogSource source_;
  const RowSelection selection_;
  const std::vector<Replacement> replacements_;
  const bool continues_rtp_;
  const std::uint64_t loops_;
  std::function<void()> ready_;

  // Of the thread.
  LogSnapshot rows_;
  PayloadReader reader_;
  replay::Routes routes_;
  ReplayOutlets outlets_;
  replay::RtpContinuation rtp_;
  /// The next row, 0 where none is left; the run that it lies in, or one before.
  std::uint64_t next_ = 0;
  std::size_t run_ = 0;
  std::uint64_t loop_ = 0;
  /// Whether anything of this loop can be sent.
  bool has_sendable_ = false;
  const Outlet* outlet_ = nullptr;
  std::uint16_t outlet_port_ = 0;

  mutable std::mutex mutex_;
  std::condition_variable stirred_;
  std::deque<std::unique_ptr<ReplayBatch>> ready_batches_;
  std::vector<std::unique_ptr<ReplayBatch>> spare_;
  std::size_t ahead_ = 0;
  std::size_t most_ahead_ = kAhead;
  std::optional<Seek> seek_;
  bool is_ended_ = false;
  bool is_stopped_ = false;

  std::thread thread_;
};

}  // namespace gramscope
