#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "core/datagram.h"
#include "core/segment.h"

namespace gramscope {

/// Which datagrams a log holds at one moment.
struct MemoryExtent {
  /// Number of the oldest datagram held: `evicted` + 1, also while nothing is held.
  std::uint64_t first = 1;
  /// Number of the newest datagram ever appended; 0 before the first.
  std::uint64_t last = 0;
  /// How many were let go to stay inside the memory limit.
  std::uint64_t evicted = 0;
  /// Bytes held: records and index rows.
  std::uint64_t bytes = 0;
};

/// How much memory a log takes, and in which portions.
struct LogOptions {
  static constexpr std::size_t kSmallestMemoryLimit = std::size_t{8} << 20;

  /// Bytes of records and index rows; exceeded only by a single datagram larger than that, for the
  /// one appended last always stays. Whole segments go, hence it should hold several.
  std::size_t memory_limit = std::size_t{256} << 20;
  /// One segment is what goes at once when the limit is reached. A datagram larger than
  /// `segment.bytes` gets a segment of its own size.
  Segment::Capacity segment = {.bytes = std::size_t{4} << 20, .rows = std::size_t{1} << 15};
};

/// Rows of a log as they were at one moment; keeps them alive, whatever the log evicts meanwhile.
class LogRows {
 public:
  using Visitor = std::function<void(std::uint64_t number, const Datagram& datagram)>;

  std::size_t size() const noexcept;

  /// Calls the visitor for each row, in ascending order of numbers. The payload of a datagram
  /// lives as long as this object. Passes on what the visitor throws.
  void visit(const Visitor& visitor) const;

 private:
  friend class Log;

  struct Slice {
    std::shared_ptr<const Segment> segment;
    std::size_t first_row;
    std::size_t row_count;
  };

  std::vector<Slice> slices_;
};

/// The datagrams of a capture, numbered from 1 for as long as it lasts.
///
/// One thread appends, any number of others read. Readers take the lock only to find their
/// segments, never while they copy, so that no reader makes the receive thread wait.
class Log {
 public:
  explicit Log(const LogOptions& options = {}) : options_(options) {}

  /// Copies the batch behind what is there, and lets the oldest segments go for it where the limit
  /// asks for that. On std::bad_alloc the datagrams before the failing one are in the log.
  void append(std::span<const Datagram> batch);

  MemoryExtent extent() const;

  /// Those datagrams that exist with numbers from `first` to `first` + `count` - 1.
  /// O(log segments) to find the first, O(segments touched) to take them.
  LogRows rows(std::uint64_t first, std::size_t count) const;

 private:
  void appendOne(const Datagram& datagram);
  void makeRoom(std::size_t bytes) noexcept;
  Segment& segmentFor(const Datagram& datagram);

  const LogOptions options_;
  mutable std::mutex mutex_;
  std::deque<std::shared_ptr<Segment>> segments_;
  MemoryExtent extent_;
};

}  // namespace gramscope
