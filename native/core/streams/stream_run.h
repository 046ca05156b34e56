#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "core/log/log_source.h"
#include "core/log/payload_reader.h"
#include "core/streams/settling.h"
#include "core/streams/stream_batch.h"
#include "core/streams/stream_list.h"

namespace gramscope::streams {

/// How far the streams of a log are known.
struct StreamProgress {
  /// Number of the last row that was looked at; 0 before the first.
  std::uint64_t analysed = 0;
  /// Number of the last row for which nothing more will be told to have happened, unless that of a
  /// stream that took long to be recognised: see Settling.
  std::uint64_t settled = 0;
  /// The newest row of the log.
  std::uint64_t last = 0;
  /// Datagrams that belong to no stream: of Unix sockets, and what a capture sent itself.
  std::uint64_t streamless = 0;
  /// Rows that went, or whose payloads did, before they could be looked at.
  std::uint64_t missed = 0;
  std::uint64_t unlisted = 0;
  /// Whether all rows that the log has are known.
  bool is_caught_up = false;
  /// Whether nothing more will happen: the log is complete, or the analysis was cancelled or
  /// failed.
  bool is_done = false;
  /// Why it ended early; empty otherwise.
  std::string failure{};
};

/// The streams of a log: run() goes through its rows, from the first that it still has, and follows
/// it while it grows. Everything else may be called from any thread meanwhile.
///
/// What a capture sent itself is left out, for where it is looped back it comes as well.
class StreamRun {
 public:
  /// There is more; or all that the log has is known now, or it has ended.
  enum class Event : std::uint8_t { kMore, kAtRest };

  /// `happened` is called on the thread that calls run().
  StreamRun(LogSource source, StreamOptions options, StreamAnalysis::AddressText address_text,
            std::function<void(Event)> happened);

  /// Returns when the log is complete and known, or the analysis was cancelled or failed.
  void run() noexcept;

  /// Has run() return soon. What is known stays.
  void cancel() noexcept { fail({}); }

  StreamProgress progress() const;
  StreamPage list(const StreamListing& listing);

  /// What `look` makes of the analysis and the time that it is now: for a live log the clock's, for
  /// another one that of its latest datagram. Nothing is analysed meanwhile, so it must be quick.
  template <typename Look>
  auto look(const Look& look) const {
    const std::lock_guard lock(mutex_);
    return look(analysis_, now());
  }

  /// The numbers of the streams of `count` rows from `first` on, 0 for those that have none or are
  /// not known yet; as many as the log has of them.
  std::vector<std::uint32_t> streamsOf(std::uint64_t first, std::size_t count) const;

  /// Whether a row is of some stream: a Unix datagram is not, nor what a capture sent itself.
  bool belongsToStream(const IndexRow& row) const noexcept;

  const LogSource& source() const noexcept { return source_; }

 private:
  /// Rows that are analysed without anybody being able to look: some two milliseconds. More than
  /// come at once from a fast network, so that the streams of each look are gone through once.
  static constexpr std::size_t kBatch = 16'384;
  /// Bytes of payloads after which a batch ends all the same: whole ones may be 64 KiB each.
  static constexpr std::size_t kBatchBytes = std::size_t{4} << 20;

  void follow();
  bool readRows();
  bool rest(bool is_complete);
  void skipEvicted(std::uint64_t first);
  std::size_t take(const LogSnapshot::Run& run, std::size_t begin);
  void add(const IndexRow& row, std::uint64_t number, std::uint32_t stream);
  void readPayloads(const IndexBlock& block);
  void read(const IndexBlock& block, StreamBatch::Item& item, PayloadReader& reader);
  void analyse(const IndexBlock& block);
  void beginStreams(const IndexBlock& block);
  void settle(Settling::Moment moment);
  std::int64_t now() const noexcept;
  void fail(std::string reason) noexcept;

  const LogSource source_;
  std::function<void(Event)> happened_;
  std::atomic<bool> is_stopped_ = false;

  // Of the thread of run().
  PayloadReader dense_;
  PayloadReader sparse_;
  std::uint64_t next_ = 0;
  bool is_at_rest_ = false;
  StreamBatch batch_;
  /// Places in it of those whose payloads have to be read.
  std::vector<std::uint32_t> unread_;

  mutable std::mutex mutex_;
  std::condition_variable stirred_;
  /// Changed by the thread of run() alone, which may look without the lock.
  StreamAnalysis analysis_;
  StreamLister lister_;
  Settling settling_;
  StreamProgress progress_;
};

}  // namespace gramscope::streams
