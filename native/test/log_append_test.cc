#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "core/log.h"
#include "test/support/datagrams.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

std::vector<std::uint64_t> numbersOf(const LogRows& rows) {
  std::vector<std::uint64_t> numbers;
  rows.visit([&](std::uint64_t number, const Datagram&) { numbers.push_back(number); });
  return numbers;
}

}  // namespace

TEST_CASE("an empty log starts at 1 and ends at 0") {
  const Log log;
  CHECK(log.extent().first == 1);
  CHECK(log.extent().last == 0);
  CHECK(log.extent().evicted == 0);
  CHECK(log.extent().bytes == 0);
  CHECK(log.rows(1, 10).size() == 0);
}

TEST_CASE("a log gives back every field of a datagram") {
  Log log;
  Datagram in = datagram("payload");
  in.source = ipv6({0xfe, 0x80}, 1234);
  in.source.scope_id = 5;
  in.truncated = true;
  in.original_length = 9000;
  in.ttl = kUnknownTtl;
  log.append(std::span(&in, 1));

  int visited = 0;
  log.rows(1, 1).visit([&](std::uint64_t number, const Datagram& out) {
    ++visited;
    CHECK(number == 1);
    CHECK(out.source == in.source);
    CHECK(out.destination == in.destination);
    CHECK(out.time == in.time);
    CHECK(out.interface_index == in.interface_index);
    CHECK(out.socket == in.socket);
    CHECK(out.original_length == 9000);
    CHECK(out.ttl == kUnknownTtl);
    CHECK(out.truncated);
    CHECK(textOf(out.payload) == "payload");
  });
  CHECK(visited == 1);
}

TEST_CASE("a log gives back who sent a Unix datagram") {
  Log log;
  std::string path = "/run/sender.sock";
  Datagram named = datagram("payload");
  named.source_path = path;
  named.credentials = Credentials{.process = 7, .user = 8, .group = 9};
  Datagram unnamed = datagram("payload");
  unnamed.source_path = "";
  log.append(std::array{named, unnamed});
  path.assign(path.size(), '-');

  log.rows(1, 2).visit([](std::uint64_t number, const Datagram& out) {
    REQUIRE(out.source_path.has_value());
    CHECK(*out.source_path == (number == 1 ? "/run/sender.sock" : ""));
    CHECK(out.credentials.has_value() == (number == 1));
    CHECK(out.credentials.value_or(Credentials{}).group == (number == 1 ? 9 : 0));
    CHECK(textOf(out.payload) == "payload");
  });
}

TEST_CASE("a log copies payloads") {
  Log log;
  std::string payload = "before";
  const Datagram in = datagram(payload);
  log.append(std::span(&in, 1));
  payload = "after!";
  log.rows(1, 1).visit(
      [](std::uint64_t, const Datagram& out) { CHECK(textOf(out.payload) == "before"); });
}

TEST_CASE("a log keeps datagrams without payload") {
  Log log;
  const Datagram in = datagram(std::span<const std::byte>());
  log.append(std::span(&in, 1));
  log.rows(1, 1).visit([](std::uint64_t, const Datagram& out) { CHECK(out.payload.empty()); });
  CHECK(log.extent().last == 1);
}

TEST_CASE("rows are clamped to what the log holds") {
  Log log({.segment = {.bytes = 4096, .rows = 3}});
  const std::array batch = {datagram("a"), datagram("b"), datagram("c"), datagram("d"),
                            datagram("e"), datagram("f"), datagram("g")};
  log.append(batch);
  using Numbers = std::vector<std::uint64_t>;

  CHECK(numbersOf(log.rows(1, 100)) == Numbers{1, 2, 3, 4, 5, 6, 7});
  CHECK(numbersOf(log.rows(3, 2)) == Numbers{3, 4});
  CHECK(numbersOf(log.rows(4, 3)) == Numbers{4, 5, 6});
  CHECK(numbersOf(log.rows(7, 5)) == Numbers{7});
  CHECK(numbersOf(log.rows(0, 2)) == Numbers{1});
  CHECK(log.rows(8, 5).size() == 0);
  CHECK(log.rows(1, 0).size() == 0);
  CHECK(log.rows(UINT64_MAX, SIZE_MAX).size() == 0);
  CHECK(log.rows(0, SIZE_MAX).size() == 7);
}

TEST_CASE("an empty batch changes nothing") {
  Log log;
  log.append({});
  CHECK(log.extent().last == 0);
}
