#include "core/query/match_set.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

using namespace gramscope;

namespace {

using Numbers = std::vector<std::uint64_t>;
constexpr auto kBlock = MatchSet::kBlockRows;

/// A set, and the same as a plain list.
struct Pair {
  MatchSet set;
  Numbers plain;
  std::uint64_t next = 1;

  void append(std::size_t count, std::mt19937& chance, unsigned one_in) {
    ChunkBits bits;
    for (std::size_t row = 0; row < count; ++row) {
      if (chance() % one_in > 0) continue;
      bits.set(row);
      plain.push_back(next + row);
    }
    set.append(next, count, bits);
    next += count;
  }

  /// Appends chunks of all lengths up to this number of rows, none of which leaves its block.
  void fill(std::uint64_t last, std::mt19937& chance, unsigned one_in) {
    while (next <= last) {
      const auto room = std::min<std::uint64_t>(kBlock - (next - 1) % kBlock, last - next + 1);
      const auto length = 1 + chance() % ChunkBits::kRows;
      append(static_cast<std::size_t>(std::min<std::uint64_t>(room, length)), chance, one_in);
    }
  }
};

Numbers part(const Numbers& all, std::size_t first, std::size_t count) {
  const auto begin = std::min(first - 1, all.size());
  const auto end = std::min(begin + count, all.size());
  return {all.begin() + static_cast<std::ptrdiff_t>(begin),
          all.begin() + static_cast<std::ptrdiff_t>(end)};
}

std::uint64_t before(const Numbers& all, std::uint64_t number) {
  return static_cast<std::uint64_t>(std::ranges::lower_bound(all, number) - all.begin());
}

}  // namespace

TEST_CASE("a set without matches has none") {
  MatchSet set;
  CHECK(set.rows(1, 10).empty());
  CHECK(set.before(100) == 0);
  set.append(1, 100, {});
  CHECK(set.count() == 0);
  CHECK(set.rows(1, 10).empty());
  CHECK(set.before(50) == 0);
  CHECK(!set.words(1));
  set.evictBefore(200);
  CHECK(set.evicted() == 0);
}

TEST_CASE("the n-th match and the matches before a row are those of a list") {
  for (const unsigned one_in : {1U, 3U, 5000U}) {
    std::mt19937 chance(one_in);
    Pair pair;
    pair.fill(3 * kBlock + 777, chance, one_in);
    CHECK(pair.set.count() == pair.plain.size());
    for (int i = 0; i < 500; ++i) {
      const auto first = 1 + chance() % (pair.plain.size() + 3);
      const auto count = chance() % (i % 10 == 0 ? 2 * kBlock : 20);
      REQUIRE(pair.set.rows(first, count) == part(pair.plain, first, count));
      const auto number = 1 + chance() % (4 * kBlock);
      REQUIRE(pair.set.before(number) == before(pair.plain, number));
    }
  }
}

TEST_CASE("bits beyond the rows of a chunk do not count") {
  MatchSet set;
  set.append(1, 3, ~ChunkBits{});
  set.append(4, 2, {});
  CHECK(set.count() == 3);
  CHECK(set.rows(1, 10) == Numbers{1, 2, 3});
}

TEST_CASE("matches keep their numbers when older ones go") {
  std::mt19937 chance(9);
  Pair pair;
  pair.fill(2 * kBlock + 100, chance, 4);
  for (const std::uint64_t first : {kBlock / 2, kBlock + 1, kBlock + 5000, 2 * kBlock}) {
    pair.set.evictBefore(first);
    const auto evicted = before(pair.plain, first);
    CHECK(pair.set.evicted() == evicted);
    CHECK(pair.set.count() == pair.plain.size());
    CHECK(pair.set.rows(1, evicted).empty());
    CHECK(pair.set.rows(1, evicted + 3) == part(pair.plain, evicted + 1, 3));
    CHECK(pair.set.rows(evicted + 10, 5) == part(pair.plain, evicted + 10, 5));
    CHECK(pair.set.before(1) == evicted);
    CHECK(pair.set.before(first + 50) == before(pair.plain, first + 50));
  }
  CHECK(!pair.set.words(1));
  CHECK(pair.set.words(2 * kBlock + 1));
}

TEST_CASE("matches go on after rows that went before they were looked at") {
  MatchSet set;
  ChunkBits bits;
  bits.set(1);
  set.append(1, 10, bits);
  set.evictBefore(5 * kBlock);
  CHECK(set.evicted() == 1);
  set.append(5 * kBlock + 1, 10, bits);
  set.append(9 * kBlock + 1, 10, bits);
  CHECK(set.count() == 3);
  CHECK(set.rows(1, 10) == Numbers{5 * kBlock + 2, 9 * kBlock + 2});
  CHECK(set.before(7 * kBlock) == 2);
}
