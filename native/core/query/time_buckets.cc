#include "core/query/time_buckets.h"

#include <algorithm>

namespace gramscope {
namespace {

constexpr std::size_t kWithoutSeverity = 8;

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

/// Finds buckets by their borders, so that counting is exact where a division would not be; most
/// rows lie in the bucket of the row before.
class Counter {
 public:
  Counter(const Span<std::int64_t>& times, std::vector<SeverityCounts>& counts)
      : times_(times), counts_(counts) {
    const auto duration = lengthOf(times);
    const auto count = static_cast<std::uint64_t>(counts.size());
    for (std::uint64_t i = 0; i < count; ++i) {
      // ceil(i * duration / count), in parts that cannot overflow. A duration of 0 is one of 2^64.
      const auto whole = duration == 0 ? UINT64_MAX / count : duration / count;
      const auto rest = duration == 0 ? UINT64_MAX % count + 1 : duration % count;
      begins_.push_back(i * whole + (i * rest + count - 1) / count);
    }
  }

  void add(const IndexRow& row) {
    if (!times_.has(row.time)) return;
    const auto elapsed =
        static_cast<std::uint64_t>(row.time) - static_cast<std::uint64_t>(times_.least);
    if (elapsed < begin_ || elapsed > last_) move(elapsed);
    ++counts_[bucket_][severityOf(row)];
  }

 private:
  /// Nanoseconds, modulo 2^64.
  static std::uint64_t lengthOf(const Span<std::int64_t>& times) {
    return static_cast<std::uint64_t>(times.most) - static_cast<std::uint64_t>(times.least) + 1;
  }

  void move(std::uint64_t elapsed) {
    const auto next = std::ranges::upper_bound(begins_, elapsed);
    bucket_ = static_cast<std::size_t>(next - begins_.begin()) - 1;
    begin_ = begins_[bucket_];
    last_ = next == begins_.end() ? UINT64_MAX : *next - 1;
  }

  const Span<std::int64_t> times_;
  std::vector<SeverityCounts>& counts_;
  /// Nanoseconds after the first bucket's begin.
  std::vector<std::uint64_t> begins_;
  std::size_t bucket_ = 0;
  std::uint64_t begin_ = 1;
  std::uint64_t last_ = 0;
};

}  // namespace

TimeBuckets countByTime(const LogSnapshot& rows, const BucketRequest& request) {
  TimeBuckets result{.counts = std::vector<SeverityCounts>(request.count)};
  result.extent = extentOf(rows);
  const auto whole = result.extent.value_or(Span<std::int64_t>{0, 0});
  result.times = {request.from.value_or(whole.least), request.to.value_or(whole.most)};
  if (result.times.most < result.times.least) return result;
  Counter counter(result.times, result.counts);
  for (std::size_t at = 0; at < rows.runCount(); ++at) {
    visitRows(rows.run(at), request.bits,
              [&counter](const IndexRow& row, std::uint64_t) { counter.add(row); });
  }
  return result;
}

}  // namespace gramscope
