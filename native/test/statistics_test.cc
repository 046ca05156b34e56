#include "core/statistics/statistics.h"

#include <doctest/doctest.h>

#include <map>

#include "core/input.h"
#include "test/support/random_log.h"

using namespace gramscope;
using namespace gramscope::statistics;
using namespace gramscope::test;

namespace {

/// The group of a datagram as it was put into the log, by another way than the index's.
GroupKey keyOf(GroupBy by, const Logged& row) {
  const Datagram& datagram = row.datagram;
  const bool is_outbound = datagram.direction == Direction::kOutbound;
  SocketAddress source = datagram.source;
  SocketAddress destination = datagram.destination;
  source.port = destination.port = 0;
  switch (by) {
    case GroupBy::kSocket:
      return datagram.socket;
    case GroupBy::kSource:
      if (!row.path) return source;
      return is_outbound ? GroupKey(datagram.socket) : GroupKey(*row.path);
    case GroupBy::kDestination:
      if (!row.path) return destination;
      return is_outbound ? GroupKey(*row.path) : GroupKey(datagram.socket);
    case GroupBy::kPort:
      return row.path ? kNoPort : datagram.destination.port;
    case GroupBy::kSeverity:
      break;
  }
  if (!row.payload.starts_with('<')) return 8U;
  return static_cast<std::uint32_t>(std::stoul(row.payload.substr(1)) % 8);
}

Tally tallyOf(const Logged& row) { return {.datagrams = 1, .bytes = row.datagram.original_length}; }

void append(LogIndex& index, std::int64_t time, const SocketAddress& source, std::uint32_t length) {
  Datagram next = datagram("x");
  next.time = time;
  next.source = source;
  next.original_length = length;
  index.append({.datagram = next, .captured_length = 1, .offset = 0, .pieces = {}});
}

}  // namespace

TEST_CASE("statistics of an empty log are empty") {
  const auto counted = count(LogIndex().snapshot(), {.buckets = 3, .groups = 3});
  CHECK(!counted.extent);
  CHECK(counted.total == Tally{});
  CHECK(counted.series.size() == 3);
  CHECK(counted.groups.empty());
}

TEST_CASE("statistics are those of counting one by one, whatever is told apart") {
  RandomLog log(31);
  LogIndex index;
  BytesInput input;
  log.append(index, input, 70000);
  index.evictBefore(101);
  for (const auto by : {GroupBy::kSocket, GroupBy::kSource, GroupBy::kDestination, GroupBy::kPort,
                        GroupBy::kSeverity}) {
    std::map<GroupKey, Tally> expected;
    std::map<GroupKey, Tally> early;
    Tally total;
    for (const Logged& row : log.rows()) {
      if (row.number <= 100 || row.datagram.time < 100 || row.datagram.time > 899) continue;
      total += tallyOf(row);
      expected[keyOf(by, row)] += tallyOf(row);
      if (row.datagram.time < 500) early[keyOf(by, row)] += tallyOf(row);
    }
    const auto counted = count(index.snapshot(), {.by = by,
                                                  .measure = Measure::kBytes,
                                                  .from = 100,
                                                  .to = 899,
                                                  .buckets = 2,
                                                  .groups = 1000});
    CHECK(counted.extent->least == 0);
    CHECK(counted.total == total);
    CHECK(counted.distinct == expected.size());
    CHECK(counted.is_distinct_exact);
    REQUIRE(counted.groups.size() == std::min<std::size_t>(1000, expected.size()));
    std::uint64_t before = UINT64_MAX;
    for (const Group& group : counted.groups) {
      REQUIRE(group.total == expected[group.key]);
      REQUIRE(group.series[0] == early[group.key]);
      REQUIRE(group.total.bytes <= before);
      before = group.total.bytes;
    }
  }
}

TEST_CASE("statistics of a part count the rows whose bits are set") {
  RandomLog log(32);
  LogIndex index;
  BytesInput input;
  log.append(index, input, 40000);
  const auto everySecond = [](std::uint64_t number) {
    MatchSet::Words words;
    words.fill(0x5555555555555555);
    return number > MatchSet::kBlockRows ? std::nullopt : std::optional(words);
  };
  const auto counted = count(index.snapshot(), {.groups = 1, .bits = everySecond});
  CHECK(counted.total.datagrams == MatchSet::kBlockRows / 2);
}

TEST_CASE("the last part of a log is counted from its end") {
  LogIndex index;
  for (int time = 0; time < 100; ++time) append(index, time, ipv4({10, 0, 0, 1}), 1);
  index.publish();
  CHECK(count(index.snapshot(), {.last = 10}).total.datagrams == 10);
  CHECK(count(index.snapshot(), {.last = INT64_MAX}).total.datagrams == 100);
  CHECK(count(index.snapshot(), {.to = 49, .last = 10}).times.least == 40);
}

TEST_CASE("sizes and intervals lie between their borders") {
  LogIndex index;
  std::int64_t time = 0;
  const auto source = ipv4({10, 0, 0, 1});
  for (const std::uint32_t size : {0U, 1U, 2U, 3U, 4U, 65535U, 65536U, UINT32_MAX}) {
    append(index, time, source, size);
    time += 1'000'000;
  }
  append(index, 0, source, 0);
  append(index, INT64_MAX, source, 0);
  index.publish();
  const auto counted = count(index.snapshot(), {.groups = 1});
  const auto& sizes = counted.sizes.counts;
  CHECK(sizes.front() == 3);
  CHECK(sizes[1] == 1);
  CHECK(sizes[2] == 2);
  CHECK(sizes[3] == 1);
  CHECK(sizes[16] == 1);
  CHECK(sizes.back() == 2);
  const auto& intervals = counted.intervals;
  CHECK(intervals.borders.front() == 1000);
  CHECK(intervals.borders.back() == 100'000'000'000);
  // 1 ms is the tenth border, and belongs to what begins there.
  CHECK(intervals.borders[9] == 1'000'000);
  CHECK(intervals.counts[10] == 7);
  CHECK(intervals.counts.front() == 1);
  CHECK(intervals.counts.back() == 1);
}

TEST_CASE("large groups are found, and counted exactly, among more than can be remembered") {
  LogIndex index;
  std::int64_t time = 0;
  const auto stranger = [&time] {
    return ipv4({11, static_cast<std::uint8_t>(time >> 16), static_cast<std::uint8_t>(time >> 8),
                 static_cast<std::uint8_t>(time)});
  };
  for (; time < 300'000; ++time) {
    const bool is_talker = time % 1000 == 0;
    append(index, time, is_talker ? ipv4({10, 0, 0, 1}) : stranger(), 1);
    // Few datagrams, but the most bytes.
    if (time % 60'000 == 7) append(index, time, ipv4({10, 0, 0, 2}), 60'000);
  }
  index.publish();
  const auto counted = count(index.snapshot(), {.groups = 1});
  CHECK(counted.groups[0].key == GroupKey(ipv4({10, 0, 0, 1})));
  CHECK(counted.groups[0].total.datagrams == 300);
  CHECK(!counted.is_distinct_exact);
  const auto heavy = count(index.snapshot(), {.measure = Measure::kBytes, .groups = 1});
  CHECK(heavy.groups[0].key == GroupKey(ipv4({10, 0, 0, 2})));
  CHECK(heavy.groups[0].total == Tally{.datagrams = 5, .bytes = 300'000});
}

TEST_CASE("a count that nobody wants any more ends") {
  LogIndex index;
  append(index, 0, ipv4({10, 0, 0, 1}), 1);
  index.publish();
  const auto cancelled = std::make_shared<std::atomic<bool>>(true);
  CHECK_THROWS_AS(count(index.snapshot(), {.groups = 1, .is_cancelled = cancelled}), Cancelled);
}
