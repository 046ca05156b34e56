#include "core/statistics/statistics.h"

#include <algorithm>
#include <map>

#include "core/input.h"
#include "core/query/bucket_finder.h"
#include "core/query/time_buckets.h"
#include "core/statistics/local_groups.h"

namespace gramscope::statistics {
namespace {

constexpr std::size_t kUntold = SIZE_MAX;

/// One count: request and times, and the ways through the rows that both passes have in common.
class Count {
 public:
  Count(const LogSnapshot& rows, const Request& request, const Span<std::int64_t>& times)
      : rows_(rows), request_(request), times_(times) {}

  Candidates candidates() const;
  void fill(Statistics& result) const;

 private:
  template <typename Visit>
  void visit(const LogSnapshot::Run& run, const Visit& visit) const {
    if (request_.is_cancelled && *request_.is_cancelled) throw Cancelled();
    visitRows(run, request_.bits, [&](const IndexRow& row, std::uint64_t) {
      if (times_.has(row.time)) visit(row);
    });
  }

  const LogSnapshot& rows_;
  const Request& request_;
  const Span<std::int64_t> times_;
};

Tally tallyOf(const IndexRow& row) noexcept {
  return {.datagrams = 1, .bytes = row.original_length};
}

Candidates Count::candidates() const {
  Candidates candidates;
  LocalGroups<Tally> tallies;
  const auto nothing = [](std::uint32_t) { return Tally{}; };
  for (std::size_t at = 0; at < rows_.runCount(); ++at) {
    const auto run = rows_.run(at);
    visit(run, [&](const IndexRow& row) {
      tallies.at(localGroup(request_.by, row), nothing) += tallyOf(row);
    });
    for (const auto local : tallies.touched()) {
      candidates.add(groupKey(request_.by, run.block, local), tallies[local]);
    }
    tallies.clear();
    candidates.prune();
  }
  return candidates;
}

/// The figures of datagrams that come one after the other.
class Figures {
 public:
  Figures(Statistics& result, std::size_t buckets)
      : result_(result), buckets_(result.times, buckets) {}

  /// `group` is its place in the result, or kUntold.
  void add(const IndexRow& row, std::size_t group) {
    const auto tally = tallyOf(row);
    const auto bucket = buckets_.of(row.time);
    result_.total += tally;
    result_.series[bucket] += tally;
    if (group != kUntold) {
      result_.groups[group].total += tally;
      result_.groups[group].series[bucket] += tally;
    }
    result_.sizes.add(row.original_length);
    if (before_) result_.intervals.add(interval(*before_, row.time));
    before_ = row.time;
  }

 private:
  static std::uint64_t interval(std::int64_t from, std::int64_t to) noexcept {
    return to <= from ? 0 : static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
  }

  Statistics& result_;
  BucketFinder buckets_;
  std::optional<std::int64_t> before_{};
};

void Count::fill(Statistics& result) const {
  std::map<GroupKey, std::size_t> places;
  for (std::size_t at = 0; at < result.groups.size(); ++at) places[result.groups[at].key] = at;
  LocalGroups<std::size_t> locals;
  Figures figures(result, request_.buckets);
  for (std::size_t at = 0; at < rows_.runCount(); ++at) {
    const auto run = rows_.run(at);
    const auto placeOf = [&](std::uint32_t local) {
      const auto place = places.find(groupKey(request_.by, run.block, local));
      return place == places.end() ? kUntold : place->second;
    };
    visit(run, [&](const IndexRow& row) {
      figures.add(row, locals.at(localGroup(request_.by, row), placeOf));
    });
    locals.clear();
  }
}

/// The times that are asked for of a log with this extent.
Span<std::int64_t> timesOf(const Request& request, const Span<std::int64_t>& extent) {
  Span<std::int64_t> times{request.from.value_or(extent.least), request.to.value_or(extent.most)};
  // Written so that it cannot leave 64 bits.
  if (request.last && times.most >= INT64_MIN + *request.last) {
    times.least = std::max(times.least, times.most - *request.last + 1);
  }
  return times;
}

}  // namespace

Statistics count(const LogSnapshot& rows, const Request& request) {
  Statistics result{.series = std::vector<Tally>(request.buckets)};
  result.extent = extentOf(rows);
  result.times = timesOf(request, result.extent.value_or(Span<std::int64_t>{0, 0}));
  if (result.times.most < result.times.least) return result;
  const Count count(rows, request, result.times);
  const auto candidates = count.candidates();
  result.distinct = candidates.size();
  result.is_distinct_exact = candidates.isComplete();
  for (const GroupKey& key : candidates.largest(request.groups, request.measure)) {
    result.groups.push_back({.key = key, .series = std::vector<Tally>(request.buckets)});
  }
  count.fill(result);
  return result;
}

}  // namespace gramscope::statistics
