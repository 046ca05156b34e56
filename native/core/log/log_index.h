#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "core/log/block_writer.h"
#include "core/log/index_block.h"

namespace gramscope {

/// Which rows an index holds at one moment.
struct LogExtent {
  /// Number of the oldest row held: `evicted` + 1, also while none is held.
  std::uint64_t first = 1;
  /// Number of the newest row ever published; 0 before the first.
  std::uint64_t last = 0;
  /// How many were let go.
  std::uint64_t evicted = 0;
};

/// Rows of an index as they were at one moment; keeps them alive, whatever is evicted meanwhile.
class LogSnapshot {
 public:
  /// The numbers of its first and its last row; `last` is less than `first` where it has none.
  std::uint64_t first() const noexcept { return first_; }
  std::uint64_t last() const noexcept { return last_; }

  /// Rows of one block.
  struct Run {
    const IndexBlock& block;
    /// Number of the first of these rows.
    std::uint64_t first;
    std::span<const IndexRow> rows;
  };

  /// How many blocks its rows lie in, and those rows of one of them.
  std::size_t runCount() const noexcept { return blocks_.size(); }
  Run run(std::size_t at) const noexcept;

 private:
  friend class LogIndex;

  std::uint64_t first_ = 1;
  std::uint64_t last_ = 0;
  std::vector<std::shared_ptr<const IndexBlock>> blocks_;
};

/// The rows of a log, numbered from 1 for as long as it lasts: of a capture that goes on, or of a
/// file.
///
/// One thread appends and publishes, any number of others read. The lock is held to find blocks,
/// never while rows are read or written, so that no reader makes the receive thread wait.
class LogIndex {
 public:
  /// Puts a row behind the others; nobody sees it before publish(). Throws std::bad_alloc, and then
  /// the row is not there.
  void append(const LogEntry& entry);

  /// Lets everybody see the rows appended so far.
  void publish() noexcept;

  /// Says that no row will be appended any more. On the thread that appends, or once it has ended.
  void complete() noexcept { is_complete_.store(true, std::memory_order_release); }
  /// Rows that are looked for after this said so are all there will be.
  bool isComplete() const noexcept { return is_complete_.load(std::memory_order_acquire); }

  /// How many rows were ever appended. On the thread that appends.
  std::uint64_t appended() const noexcept { return appended_; }

  /// Lets go of the published rows before this number. From any thread.
  void evictBefore(std::uint64_t number) noexcept;

  LogExtent extent() const noexcept;

  /// Those rows that exist with numbers from `first` to `first` + `count` - 1; all by default.
  LogSnapshot snapshot(std::uint64_t first = 1, std::uint64_t count = UINT64_MAX) const;

 private:
  void beginBlock();

  mutable std::mutex mutex_;
  std::deque<std::shared_ptr<const IndexBlock>> blocks_;
  LogExtent extent_;
  std::atomic<bool> is_complete_ = false;

  // Of the thread that appends.
  std::optional<BlockWriter> writer_;
  std::uint64_t appended_ = 0;
};

}  // namespace gramscope
