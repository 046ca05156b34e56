#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/log/log_source.h"
#include "core/query/chunk_reader.h"
#include "core/query/match_set.h"
#include "core/query/predicate.h"

namespace gramscope {

/// How far a query is.
struct QueryProgress {
  /// Number of the last row whose outcome is known; 0 before the first.
  std::uint64_t evaluated = 0;
  /// Matches ever found, and those of them whose rows the log has let go.
  std::uint64_t matches = 0;
  std::uint64_t evicted = 0;
  /// Rows that could not be decided, because their payloads could not be read: no matches.
  std::uint64_t unreadable = 0;
  /// Rows that depend on questions that got no answer: no matches either.
  std::uint64_t undecided = 0;
  /// Whether all rows that the log has are evaluated.
  bool is_caught_up = false;
  /// Whether nothing more will happen: the log is complete, or the query was cancelled or failed.
  bool is_done = false;
  /// Why it ended early; empty otherwise.
  std::string failure{};
};

/// A query: run() goes through the rows of a log and follows it while it grows. Everything else may
/// be called from any thread meanwhile.
///
/// Rows whose outcome depends on questions to JavaScript are handed out in batches, a few at a
/// time; outcomes are published in the order of the rows all the same.
class QueryRun {
 public:
  /// What happened: there is more, matches or a batch; or all that the log has is evaluated now, or
  /// the query has ended.
  enum class Event : std::uint8_t { kMore, kAtRest };

  /// Both functions are called on the thread that calls run(). `streams` are those of the log,
  /// where the predicate has tests about them: rows wait for it.
  QueryRun(LogSource source, const Predicate& predicate, RowPacker::AddressText address_text,
           std::function<void(Event)> happened,
           std::shared_ptr<const streams::StreamRun> streams = nullptr);

  /// Returns when the log is complete and evaluated, or the query was cancelled or failed.
  void run() noexcept;

  /// Has run() return at once. What was found stays.
  void cancel() noexcept { fail({}); }
  /// The same, and says why.
  void fail(std::string reason) noexcept;

  QueryProgress progress() const;

  /// See MatchSet.
  std::vector<std::uint64_t> rows(std::uint64_t first, std::size_t count) const;
  std::uint64_t matchesBefore(std::uint64_t number) const;
  /// Numbers of the undecided rows, which rise.
  std::vector<std::uint64_t> undecided() const;
  std::optional<MatchSet::Words> words(std::uint64_t number) const;

  const LogSource& source() const noexcept { return source_; }

  /// Questions of the predicate.
  std::size_t questionCount() const noexcept { return filter_.questionCount(); }
  /// The next chunk with open rows that nobody has taken yet, or nothing. Its payloads stay as
  /// they are until it is answered.
  std::shared_ptr<const Chunk> takeBatch();
  /// Has takeBatch() give those again that were taken and are not answered.
  void returnBatches();
  /// For each open row of the chunk that begins with this number a byte for each question: see
  /// RowFilter::decide(). False where no such chunk was taken, or another number of bytes is due.
  bool answer(std::uint64_t first, std::vector<std::uint8_t> answers);

 private:
  struct Pending {
    std::shared_ptr<Chunk> chunk;
    bool is_taken = false;
    /// Whether nobody has to be asked any more.
    bool is_settled = false;
    std::vector<std::uint8_t> answers{};
  };

  /// How far rows can be evaluated at a moment.
  struct Reach {
    /// The last row that can, if the log has it.
    std::uint64_t last = UINT64_MAX;
    /// Whether nothing more will come.
    bool is_complete = false;
  };

  void follow();
  Reach reach();
  bool readChunk(std::uint64_t last);
  bool rest(bool is_complete);
  void forgetEvicted(std::uint64_t first);
  void put(Chunk chunk);
  void publishSettled();
  void publish(const Chunk& chunk);
  bool hasSettled() const { return !pending_.empty() && pending_.front().is_settled; }

  const LogSource source_;
  std::function<void(Event)> happened_;
  const std::shared_ptr<const streams::StreamRun> streams_;
  RowFilter filter_;
  std::atomic<bool> is_stopped_ = false;
  ChunkReader reader_;
  /// Number of the next row to be read. Of the thread of run(), as are filter and reader.
  std::uint64_t next_ = 1;
  bool is_at_rest_ = false;

  mutable std::mutex mutex_;
  std::condition_variable stirred_;
  MatchSet matches_;
  QueryProgress progress_;
  std::vector<std::uint64_t> undecided_;
  /// Chunks in the order of their rows, from the first that is not published.
  std::deque<Pending> pending_;
};

}  // namespace gramscope
