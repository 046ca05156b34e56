#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "platform/shared/player_feed.h"
#include "platform/shared/replay_outlets.h"
#include "platform/test_streams.h"

namespace gramscope {

/// Makes the datagrams of test streams, one of each stream after the other. All payloads are
/// written once: from then on only their headers change.
class TestStreamFeed final : public PlayerFeed {
 public:
  /// How often the last datagram of a stream is sent in all, so that somebody who loses one still
  /// knows how many there were.
  static constexpr unsigned kFarewells = 3;

  /// Opens the sockets. Throws SystemError.
  TestStreamFeed(TestStreams streams, const PlayerOptions& options);

  std::unique_ptr<ReplayBatch> take() override;
  void giveBack(std::unique_ptr<ReplayBatch> batch) override { spare_ = std::move(batch); }
  /// Numbers only go up.
  bool seek(const SeekPlace&, std::uint64_t) override { return false; }
  void setPace(const replay::Pace& pace) override;
  void stamp(ReplayBatch& batch, std::span<const ReplayItem> items) override;
  std::unique_ptr<ReplayBatch> takeClosing(std::uint64_t last_row) override;
  std::vector<UnboundPort> unboundPorts() const override { return outlets_.unboundPorts(); }

 private:
  std::unique_ptr<ReplayBatch> emptyBatch();
  void add(ReplayBatch& batch, std::uint64_t row, bool is_last);
  std::uint64_t lastOf(std::size_t stream, std::uint64_t last_row) const noexcept;

  const TestStreams streams_;
  ReplayOutlets outlets_;
  /// By stream.
  std::vector<const Outlet*> ways_;
  /// Of all streams together.
  std::uint64_t total_;
  std::size_t batch_size_;
  std::uint64_t next_row_ = 1;
  /// Nanoseconds from one to the next of a stream.
  std::uint64_t interval_ = 0;
  /// The farewell that is next: of all streams in turn, and then again.
  unsigned farewell_ = 0;
  std::size_t farewell_stream_ = 0;
  std::unique_ptr<ReplayBatch> spare_;
};

}  // namespace gramscope
