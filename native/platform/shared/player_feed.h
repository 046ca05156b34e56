#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "platform/player.h"
#include "platform/shared/replay_outlets.h"

namespace gramscope {

/// A datagram that is ready to be sent.
struct ReplayItem {
  /// From 1; of a feed that has no rows, its number.
  std::uint64_t row;
  replay::Slot slot;
  /// In the payloads of its batch.
  std::uint32_t offset;
  std::uint32_t length;
  const Outlet* outlet;
};

/// Some consecutive ones.
struct ReplayBatch {
  /// Bytes of payloads that it has at most, unless one row has more: what is sent next is still in
  /// the nearest cache of the processor.
  static constexpr std::size_t kMostBytes = std::size_t{1} << 17;

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

/// What a player sends, one batch after the other. All is called on the thread of the player, but
/// for unboundPorts().
class PlayerFeed {
 public:
  virtual ~PlayerFeed() = default;

  /// The next batch; null while there is none.
  virtual std::unique_ptr<ReplayBatch> take() = 0;
  /// Lets its memory be used again.
  virtual void giveBack(std::unique_ptr<ReplayBatch> batch) = 0;

  /// Has the batches go on elsewhere in this loop; those that were not taken are forgotten. False
  /// where it can only go on: then nothing has changed.
  virtual bool seek(const SeekPlace& place, std::uint64_t loop) = 0;

  /// Says how fast it will be sent.
  virtual void setPace(const replay::Pace& pace) = 0;

  /// Writes what is not known before into datagrams of a batch that are sent now.
  virtual void stamp(ReplayBatch&, std::span<const ReplayItem>) {}

  /// What is sent behind the end, and counted nowhere: batch after batch until there is none.
  /// Where a loop ends, a pause follows. `last_row` is what was sent last.
  virtual std::unique_ptr<ReplayBatch> takeClosing(std::uint64_t) { return nullptr; }

  /// On any thread.
  virtual std::vector<UnboundPort> unboundPorts() const = 0;
};

/// Makes the feed of a player, which calls `ready` on whatever thread when there is a batch where
/// there was none.
using FeedMaker = std::function<std::unique_ptr<PlayerFeed>(const PlayerOptions& options,
                                                            std::function<void()> ready)>;

}  // namespace gramscope
