#include <doctest/doctest.h>

#include <string>

#include "core/log.h"
#include "test/support/datagrams.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

/// The most that fits into an IPv4 UDP datagram: 65535 less 20 (IP) and 8 (UDP) bytes of headers.
constexpr std::size_t kLargest = 65507;

}  // namespace

TEST_CASE("the largest datagrams fill one segment after the other") {
  Log log;
  const std::string payload(kLargest, 'x');
  const Datagram large = datagram(payload);
  for (int i = 0; i < 200; ++i) log.append(std::span(&large, 1));
  std::size_t visited = 0;
  log.rows(1, 200).visit([&](std::uint64_t, const Datagram& row) {
    REQUIRE(row.payload.size() == kLargest);
    REQUIRE(textOf(row.payload) == payload);
    ++visited;
  });
  CHECK(visited == 200);
}

TEST_CASE("a datagram larger than a segment gets one of its own") {
  Log log({.segment = {.bytes = 1024, .rows = 16}});
  const std::string payload(kLargest, 'y');
  const Datagram small = datagram("small");
  const Datagram large = datagram(payload);
  log.append(std::span(&small, 1));
  log.append(std::span(&large, 1));
  log.append(std::span(&small, 1));
  std::string sizes;
  log.rows(1, 3).visit([&](std::uint64_t, const Datagram& row) {
    sizes += std::to_string(row.payload.size()) + ' ';
  });
  CHECK(sizes == "5 65507 5 ");
}
