#include "core/query/time_buckets.h"

#include <doctest/doctest.h>

#include <limits>

#include "test/support/random_log.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

void append(LogIndex& index, std::int64_t time, std::string_view payload = "x") {
  Datagram next = datagram(payload);
  next.time = time;
  index.append({.datagram = next, .captured_length = 1, .offset = 0, .pieces = {}});
}

std::uint64_t sum(const TimeBuckets& buckets) {
  std::uint64_t total = 0;
  for (const auto& counts : buckets.counts) {
    for (const auto count : counts) total += count;
  }
  return total;
}

}  // namespace

TEST_CASE("an empty log has buckets without datagrams") {
  const LogIndex index;
  const auto buckets = countByTime(index.snapshot(), {.count = 5});
  CHECK(!buckets.extent);
  CHECK(buckets.counts.size() == 5);
  CHECK(sum(buckets) == 0);
}

TEST_CASE("buckets count by time and severity") {
  LogIndex index;
  for (int time = 100; time < 110; ++time) append(index, time);
  append(index, 104, "<165>notice");
  append(index, 109, "<0>emergency");
  append(index, 50);
  index.publish();
  const auto buckets = countByTime(index.snapshot(), {.from = 100, .to = 109, .count = 3});
  CHECK(buckets.extent->least == 50);
  CHECK(buckets.extent->most == 109);
  // They begin at 100, 104 and 107.
  CHECK(buckets.counts[0][8] == 4);
  CHECK(buckets.counts[1][8] == 3);
  CHECK(buckets.counts[2][8] == 3);
  CHECK(buckets.counts[1][5] == 1);
  CHECK(buckets.counts[2][0] == 1);
  CHECK(sum(buckets) == 12);
}

TEST_CASE("buckets are those of exact division at any zoom") {
  RandomLog log(11);
  LogIndex index;
  BytesInput input;
  log.append(index, input, 40000);
  for (int round = 0; round < 200; ++round) {
    const std::int64_t from = log.below(900);
    const std::int64_t to = from + log.below(200);
    const std::size_t count = 1 + log.below(400);
    std::vector<std::uint64_t> expected(count);
    for (const Logged& row : log.rows()) {
      const auto time = row.datagram.time;
      if (time < from || time > to) continue;
      ++expected[static_cast<std::size_t>(time - from) * count /
                 static_cast<std::size_t>(to - from + 1)];
    }
    const auto buckets = countByTime(index.snapshot(), {.from = from, .to = to, .count = count});
    for (std::size_t at = 0; at < count; ++at) {
      std::uint64_t total = 0;
      for (const auto one : buckets.counts[at]) total += one;
      REQUIRE(total == expected[at]);
    }
  }
}

TEST_CASE("times may be as far apart as can be") {
  LogIndex index;
  append(index, std::numeric_limits<std::int64_t>::min());
  append(index, 0);
  append(index, std::numeric_limits<std::int64_t>::max());
  index.publish();
  const auto buckets = countByTime(index.snapshot(), {.count = 4});
  CHECK(buckets.counts[0][8] == 1);
  CHECK(buckets.counts[2][8] == 1);
  CHECK(buckets.counts[3][8] == 1);
}

TEST_CASE("buckets of a part count the rows whose bits are set") {
  RandomLog log(12);
  LogIndex index;
  BytesInput input;
  log.append(index, input, 40000);
  index.evictBefore(101);
  const auto everySecond = [](std::uint64_t number) {
    MatchSet::Words words;
    words.fill(0x5555555555555555);
    return number > MatchSet::kBlockRows ? std::nullopt : std::optional(words);
  };
  const auto buckets = countByTime(index.snapshot(), {.count = 7, .bits = everySecond});
  CHECK(sum(buckets) == (MatchSet::kBlockRows - 100) / 2);
}
