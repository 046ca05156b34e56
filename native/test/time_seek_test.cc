#include "core/query/time_seek.h"

#include <doctest/doctest.h>

#include "test/support/random_log.h"

using namespace gramscope;
using namespace gramscope::test;

TEST_CASE("an empty log has no row since any time") {
  CHECK(!firstSince(LogIndex().snapshot(), INT64_MIN));
}

TEST_CASE("the first row since a time is the first in the order of the log") {
  RandomLog log(21);
  LogIndex index;
  BytesInput input;
  log.append(index, input, 40000);
  index.evictBefore(101);
  for (std::int64_t time = -1; time <= 1000; time += 77) {
    std::optional<std::uint64_t> expected;
    for (const Logged& row : log.rows()) {
      if (!expected && row.number > 100 && row.datagram.time >= time) expected = row.number;
    }
    CHECK(firstSince(index.snapshot(), time) == expected);
  }
  CHECK(!firstSince(index.snapshot(), 1000));
}
