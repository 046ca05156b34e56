#include "core/replay/lateness.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

using gramscope::replay::Lateness;

TEST_CASE("every value lies between the bounds of its class, and classes adjoin") {
  for (std::size_t at = 1; at < Lateness::kClasses; ++at) {
    REQUIRE(Lateness::lowerBound(at) == Lateness::upperBound(at - 1));
    REQUIRE(Lateness::lowerBound(at) < Lateness::upperBound(at));
  }
  for (std::uint64_t value = 1; value < (std::uint64_t{1} << 62); value += value / 8 + 1) {
    Lateness lateness;
    lateness.add(static_cast<std::int64_t>(value));
    for (std::size_t at = 0; at < Lateness::kClasses; ++at) {
      if (lateness.countOf(at) == 0) continue;
      REQUIRE(value >= Lateness::lowerBound(at));
      REQUIRE(value < Lateness::upperBound(at));
    }
  }
}

TEST_CASE("quantiles are true to an eighth") {
  std::mt19937 chance(7);
  Lateness lateness;
  std::vector<std::uint64_t> plain;
  for (int i = 0; i < 20'000; ++i) {
    plain.push_back(chance() >> chance() % 24);
    lateness.add(static_cast<std::int64_t>(plain.back()));
  }
  std::ranges::sort(plain);
  CHECK(lateness.count() == plain.size());
  CHECK(lateness.worst() == plain.back());
  for (const double share : {0.0, 0.1, 0.5, 0.9, 0.99, 0.999}) {
    const auto exact = plain[static_cast<std::size_t>(share * 20'000)];
    const auto told = lateness.quantile(share);
    CHECK(told >= exact);
    CHECK(told <= std::max<std::uint64_t>(exact + exact / 7 + 1, Lateness::kLeast));
  }
}

TEST_CASE("without values there is no lateness, and early is not late") {
  Lateness lateness;
  CHECK(lateness.quantile(0.5) == 0);
  lateness.add(-5);
  CHECK(lateness.worst() == 0);
  CHECK(lateness.quantile(0.99) == 0);
}
