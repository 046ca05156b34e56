#include <doctest/doctest.h>

#include <random>

#include "core/replay/selection.h"

using gramscope::RowSelection;

TEST_CASE("the next selected row is the one that a search finds") {
  std::mt19937 chance(3);
  for (int round = 0; round < 200; ++round) {
    RowSelection selection{.first = 1 + chance() % 40, .last = chance() % 400, .has_bits = true};
    selection.bits.resize(chance() % 60);
    for (auto& byte : selection.bits) {
      byte = chance() % 3 == 0 ? static_cast<std::uint8_t>(chance()) : std::uint8_t{0};
    }
    for (std::uint64_t number = 1; number < 500; ++number) {
      std::uint64_t wanted = number;
      while (wanted < 600 && !selection.has(wanted)) ++wanted;
      REQUIRE(selection.next(number) == (wanted == 600 ? 0 : wanted));
    }
  }
}

TEST_CASE("a range without bits") {
  const RowSelection range{.first = 5, .last = 7};
  CHECK(range.next(1) == 5);
  CHECK(range.next(7) == 7);
  CHECK(range.next(8) == 0);
  CHECK(RowSelection{}.next(1) == 1);
  CHECK(RowSelection{.first = 3, .last = 2}.next(1) == 0);
}
