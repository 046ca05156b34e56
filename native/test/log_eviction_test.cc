#include <doctest/doctest.h>

#include <string>

#include "core/log.h"
#include "test/support/datagrams.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

constexpr std::size_t kLimit = 64 << 10;
constexpr LogOptions kSmall = {.memory_limit = kLimit, .segment = {.bytes = 8 << 10, .rows = 100}};

void appendNumbered(Log& log, int first, int last) {
  for (int number = first; number <= last; ++number) {
    const std::string payload = std::to_string(number);
    const Datagram one = datagram(payload);
    log.append(std::span(&one, 1));
  }
}

}  // namespace

TEST_CASE("eviction keeps a log inside its memory limit, oldest first") {
  Log log(kSmall);
  for (int round = 0; round < 50; ++round) {
    appendNumbered(log, round * 100 + 1, round * 100 + 100);
    CHECK(log.extent().bytes <= kLimit);
  }
  const MemoryExtent extent = log.extent();
  CHECK(extent.last == 5000);
  CHECK(extent.evicted > 0);
  CHECK(extent.first == extent.evicted + 1);
  // No more goes than has to: the log stays at least as full as the limit less one segment.
  CHECK(extent.bytes > kLimit - (16 << 10));
}

TEST_CASE("numbers go on after an eviction, and still find their datagrams") {
  Log log(kSmall);
  appendNumbered(log, 1, 5000);
  const auto first = log.extent().first;
  const LogRows rows = log.rows(1, 10000);
  CHECK(rows.size() == 5000 - first + 1);
  auto expected = first;
  rows.visit([&](std::uint64_t number, const Datagram& row) {
    REQUIRE(number == expected++);
    REQUIRE(textOf(row.payload) == std::to_string(number));
  });
}

TEST_CASE("evicted rows are gone") {
  Log log(kSmall);
  appendNumbered(log, 1, 5000);
  const auto first = log.extent().first;
  CHECK(log.rows(1, first - 1).size() == 0);
  CHECK(log.rows(1, first).size() == 1);
}

TEST_CASE("rows outlive their eviction while someone holds them") {
  Log log(kSmall);
  appendNumbered(log, 1, 10);
  const LogRows held = log.rows(1, 10);
  appendNumbered(log, 11, 5000);
  REQUIRE(log.extent().first > 10);
  std::size_t visited = 0;
  held.visit([&](std::uint64_t number, const Datagram& row) {
    CHECK(textOf(row.payload) == std::to_string(number));
    ++visited;
  });
  CHECK(visited == 10);
}

TEST_CASE("the newest datagram stays, even alone above the limit") {
  Log log({.memory_limit = 1, .segment = {.bytes = 1, .rows = 1}});
  appendNumbered(log, 1, 3);
  CHECK(log.extent().first == 3);
  CHECK(log.extent().last == 3);
  CHECK(log.rows(3, 1).size() == 1);
}
