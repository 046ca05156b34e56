#include "core/query/time_buckets.h"

#include <algorithm>

#include "core/query/bucket_finder.h"

namespace gramscope {

std::size_t severityOf(const IndexRow& row) noexcept {
  return row.has(IndexRow::kHasPriority) ? row.priority() & 7U : kWithoutSeverity;
}

std::optional<Span<std::int64_t>> extentOf(const LogSnapshot& rows) {
  Span<std::int64_t> extent{INT64_MAX, INT64_MIN};
  for (std::size_t at = 0; at < rows.runCount(); ++at) {
    for (const IndexRow& row : rows.run(at).rows) {
      extent.least = std::min(extent.least, row.time);
      extent.most = std::max(extent.most, row.time);
    }
  }
  if (extent.most < extent.least) return std::nullopt;
  return extent;
}

TimeBuckets countByTime(const LogSnapshot& rows, const BucketRequest& request) {
  TimeBuckets result{.counts = std::vector<SeverityCounts>(request.count)};
  result.extent = extentOf(rows);
  const auto whole = result.extent.value_or(Span<std::int64_t>{0, 0});
  result.times = {request.from.value_or(whole.least), request.to.value_or(whole.most)};
  if (result.times.most < result.times.least) return result;
  BucketFinder buckets(result.times, request.count);
  for (std::size_t at = 0; at < rows.runCount(); ++at) {
    visitRows(rows.run(at), request.bits, [&](const IndexRow& row, std::uint64_t) {
      if (result.times.has(row.time)) ++result.counts[buckets.of(row.time)][severityOf(row)];
    });
  }
  return result;
}

}  // namespace gramscope
