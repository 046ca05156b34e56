#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/query/predicate.h"
#include "core/query/row_bits.h"
#include "core/statistics/candidates.h"
#include "core/statistics/histogram.h"

namespace gramscope::statistics {

/// What to count.
struct Request {
  GroupBy by = GroupBy::kSource;
  /// What is large.
  Measure measure = Measure::kDatagrams;
  /// Nanoseconds since 1970-01-01 UTC, both included; from the earliest to the latest row where not
  /// given.
  std::optional<std::int64_t> from{};
  std::optional<std::int64_t> to{};
  /// Only so many nanoseconds up to the end, 1 or more.
  std::optional<std::int64_t> last{};
  /// At least 1, as BucketFinder has them.
  std::size_t buckets = 1;
  /// How many groups to tell about.
  std::size_t groups = 1;
  /// The rows that count.
  RowBits bits{};
  /// Set by whoever does not want to know any more.
  std::shared_ptr<const std::atomic<bool>> is_cancelled{};
};

struct Group {
  GroupKey key;
  Tally total{};
  /// One for each bucket.
  std::vector<Tally> series;
};

struct Statistics {
  Span<std::int64_t> times{};
  /// The times of the earliest and of the latest row of the log, nothing where it has none.
  std::optional<Span<std::int64_t>> extent{};
  /// Of all groups, those that are not told about too.
  Tally total{};
  std::vector<Tally> series;
  /// The largest first. Their figures are exact; which ones they are may not be: see Candidates.
  std::vector<Group> groups{};
  /// How many groups there are, or at least are, where there were too many to remember.
  std::uint64_t distinct = 0;
  bool is_distinct_exact = true;
  /// Bytes of payload, as sent.
  Histogram sizes = sizeHistogram();
  /// Nanoseconds from one datagram to the next in the log. One that is earlier than the one before
  /// counts as coming at once.
  Histogram intervals = intervalHistogram();
};

/// Counts rows without touching payloads, in three passes over the index: for the extent, for the
/// groups that may be large, and for the figures. Needs memory for the groups told about and some
/// 20 MB, whatever the log has. Throws std::bad_alloc, and Cancelled.
Statistics count(const LogSnapshot& rows, const Request& request);

}  // namespace gramscope::statistics
