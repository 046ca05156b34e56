#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/log/log_index.h"
#include "core/query/predicate.h"
#include "core/query/row_bits.h"

namespace gramscope {

/// How many datagrams there were when, by the severity of their PRI: the last count is that of
/// datagrams without one.
using SeverityCounts = std::array<std::uint32_t, 9>;

/// What severityOf() says of a datagram without a PRI.
inline constexpr std::size_t kWithoutSeverity = 8;

/// 0 to 7 (RFC 5424, 6.2.1), or kWithoutSeverity.
std::size_t severityOf(const IndexRow& row) noexcept;

/// The times of the earliest and of the latest row; nothing where there is none.
std::optional<Span<std::int64_t>> extentOf(const LogSnapshot& rows);

/// What to count.
struct BucketRequest {
  /// Nanoseconds since 1970-01-01 UTC, both included; from the earliest to the latest row where not
  /// given.
  std::optional<std::int64_t> from{};
  std::optional<std::int64_t> to{};
  /// At least 1. Bucket `i` begins at `from` + ceil(`i` * duration / `count`).
  std::size_t count = 1;
  /// The rows that count.
  RowBits bits{};
};

struct TimeBuckets {
  Span<std::int64_t> times{};
  std::vector<SeverityCounts> counts{};
  /// The times of the earliest and of the latest row of the log, nothing where it has none.
  std::optional<Span<std::int64_t>> extent{};
};

/// Counts rows by their time without touching payloads: one pass over the index for the extent, one
/// for the counts. Throws std::bad_alloc.
TimeBuckets countByTime(const LogSnapshot& rows, const BucketRequest& request);

}  // namespace gramscope
