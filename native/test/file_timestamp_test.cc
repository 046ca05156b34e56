#include <doctest/doctest.h>

#include <cstdint>

#include "core/file/timestamp.h"

using gramscope::file::TimestampUnit;

TEST_CASE("timestamps of every resolution are nanoseconds since 1970") {
  CHECK(TimestampUnit().nanoseconds(1'700'000'000'123'456) == 1'700'000'000'123'456'000);
  CHECK(TimestampUnit(9).nanoseconds(1'700'000'000'123'456'789) == 1'700'000'000'123'456'789);
  CHECK(TimestampUnit(0).nanoseconds(1'700'000'000) == 1'700'000'000'000'000'000);
  CHECK(TimestampUnit(12).nanoseconds(1'999'999'999'999) == 1'999'999'999);
  CHECK(TimestampUnit(127).nanoseconds(UINT64_MAX) == 0);
  CHECK(TimestampUnit(0x80 | 10).nanoseconds(1024 * 5 + 512) == 5'500'000'000);
  CHECK(TimestampUnit(0x80 | 32).nanoseconds(std::uint64_t{3} << 31) == 1'500'000'000);
  CHECK(TimestampUnit(0xff).nanoseconds(UINT64_MAX) == 0);
}

TEST_CASE("an offset in seconds is added, also a negative one") {
  CHECK(TimestampUnit(6, 100).nanoseconds(1) == 100'000'001'000);
  CHECK(TimestampUnit(6, -1).nanoseconds(500'000) == -500'000'000);
}

TEST_CASE("a time that 64 bits cannot tell is the nearest that they can") {
  CHECK(TimestampUnit(0).nanoseconds(UINT64_MAX) == INT64_MAX);
  CHECK(TimestampUnit(6).nanoseconds(UINT64_MAX) == INT64_MAX);
  CHECK(TimestampUnit(6, INT64_MIN).nanoseconds(0) == INT64_MIN);
}
