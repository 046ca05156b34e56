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
#include "platform/shared/replay_outlets.h"

namespace gramscope {

/// A datagram that is ready to be sent.
struct ReplayItem {
  std::uint64_t row;
  replay::Slot slot;
  /// In the payloads of its batch.
  std::uint32_t offset;
  std::uint32_t length;
  const Outlet* outlet;
};

/// Some consecutive ones.
struct ReplayBatch {
  /// From 0.
  std::uint64_t loop = 0;
  std::vector<ReplayItem> items{};
  std::vector<std::byte> payloads{};
  /// Of the rows up to its last one.
  replay::SkipCounts skipped{};
  /// Whether the loop ends behind them; and whether that was the last one.
  bool ends_loop = false;
  bool is_last = false;
  /// Why there are no more.
  std::optional<PlayerFailure> failure{};

  std::span<std::byte> payloadOf(const ReplayItem& item) noexcept {
    return std::span(payloads).subspan(item.offset, item.length);
  }
};

/// Reads what a player is to send, some of it ahead, on a thread of its own.
class ReplayFeed {
 public:
  /// Bytes of payloads, and of what is kept beside each, that are read ahead: so that a slow disk
  /// is not noticed; and at top speed, where that cannot be helped, so that they are still in the
  /// caches of the processor when they are sent.
  static constexpr std::size_t kAhead = std::size_t{16} << 20;
  static constexpr std::size_t kAheadAtTopSpeed = std::size_t{1} << 19;

  /// `ready` is called on the thread when there is a batch where there was none.
  ReplayFeed(LogSource source, const PlayerOptions& options, std::function<void()> ready);
  ~ReplayFeed();
  ReplayFeed(const ReplayFeed&) = delete;
  ReplayFeed& operator=(const ReplayFeed&) = delete;

  /// The next batch; null while there is none.
  std::unique_ptr<ReplayBatch> take();
  /// Lets its memory be used again.
  void giveBack(std::unique_ptr<ReplayBatch> batch);

  /// Has the batches go on elsewhere in this loop; those that were not taken are forgotten.
  void seek(const SeekPlace& place, std::uint64_t loop);

  void setTopSpeed(bool is_top_speed);

  std::vector<UnboundPort> unboundPorts() const { return outlets_.unboundPorts(); }

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
