#include "platform/deadline.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <ctime>

using namespace gramscope;

TEST_CASE("a moment ahead of the tick is the next one there is") {
  timespec resolution{};
  REQUIRE(::clock_getres(CLOCK_MONOTONIC_COARSE, &resolution) == 0);
  const std::int64_t period = resolution.tv_nsec;
  REQUIRE(period > 0);
  constexpr std::int64_t kLead = 35'000;
  for (std::int64_t earliest = 7 * period - 3; earliest < 9 * period; earliest += period / 7) {
    const std::int64_t moment = Deadline::aheadOfTick(earliest, kLead);
    CHECK(moment >= earliest);
    CHECK(moment < earliest + period);
    CHECK((moment + kLead) % period == 0);
  }
  const std::int64_t ahead = 5 * period - kLead;
  CHECK(Deadline::aheadOfTick(ahead, kLead) == ahead);
}
