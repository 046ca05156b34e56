#include "core/query/row_filter.h"

#include <doctest/doctest.h>

#include <array>
#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "test/support/random_log.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

using Check = std::function<bool(const Logged&)>;

/// A test, and the same in other words.
struct Twin {
  Predicate predicate;
  Check check;
};

/// What stands for the answers of JavaScript.
bool hasAnswer(std::size_t number, const Logged& row) {
  return number == 0 ? row.payload.ends_with('a') : row.payload.size() % 3 == 0;
}

template <typename Value>
Span<Value> between(RandomLog& log, unsigned limit) {
  const unsigned least = log.below(limit);
  return {static_cast<Value>(least), static_cast<Value>(least + log.below(limit / 2))};
}

bool isInPrefix(const SocketAddress& address, const Prefix& prefix) {
  if (address.family != prefix.address.family) return false;
  for (unsigned bit = 0; bit < prefix.length; ++bit) {
    const unsigned differing = address.bytes[bit / 8] ^ prefix.address.bytes[bit / 8];
    if ((differing >> (7 - bit % 8) & 1) != 0) return false;
  }
  return true;
}

template <typename Test>
Check onEnds(WayEnd end, Test test) {
  return [=](const Logged& row) {
    if (row.path) return false;
    const bool source = test(row.datagram.source);
    const bool destination = test(row.datagram.destination);
    if (end == WayEnd::kEither) return source || destination;
    return end == WayEnd::kSource ? source : destination;
  };
}

Twin randomHeader(RandomLog& log) {
  const auto twin = [](HeaderTest test, Check check) { return Twin{{std::move(test)}, check}; };
  const auto end = static_cast<WayEnd>(log.below(3));
  switch (log.below(14)) {
    case 0: {
      const auto times = between<std::int64_t>(log, 1000);
      return twin(TimeTest{times}, [=](auto& row) { return times.has(row.datagram.time); });
    }
    case 1: {
      const auto second = static_cast<std::uint8_t>(log.below(4));
      const auto prefix = log.below(2) == 0 ? Prefix{ipv4({10, second}), log.below(33)}
                                            : Prefix{ipv6({0xfd, 0, second}), log.below(40)};
      return twin(AddressTest{end, prefix},
                  onEnds(end, [=](auto& address) { return isInPrefix(address, prefix); }));
    }
    case 2: {
      const auto ports = between<std::uint16_t>(log, 8);
      return twin(PortTest{end, ports},
                  onEnds(end, [=](auto& address) { return ports.has(address.port); }));
    }
    case 3: {
      const auto lengths = between<std::uint32_t>(log, 40);
      return twin(LengthTest{lengths},
                  [=](auto& row) { return lengths.has(row.datagram.original_length); });
    }
    case 4: {
      const auto hops = between<std::uint8_t>(log, 170);
      return twin(TtlTest{hops}, [=](auto& row) {
        const int ttl = row.datagram.ttl;
        return ttl >= hops.least && ttl <= hops.most;
      });
    }
    case 5: {
      const auto classes = between<std::uint8_t>(log, 170);
      return twin(TrafficClassTest{classes},
                  [=](auto& row) { return classes.has(row.datagram.traffic_class); });
    }
    case 6: {
      const std::uint32_t one = log.below(5);
      return twin(SocketTest{{one, 4}}, [=](auto& row) {
        return row.datagram.socket == one || row.datagram.socket == 4;
      });
    }
    case 7: {
      const auto direction = static_cast<Direction>(log.below(3));
      return twin(DirectionTest{direction},
                  [=](auto& row) { return row.datagram.direction == direction; });
    }
    case 8:
      return twin(UnixTest{}, [](auto& row) { return row.path.has_value(); });
    case 9: {
      const std::string text = log.below(2) == 0 ? "/run/" + std::to_string(log.below(4)) : "un/";
      const auto how = static_cast<PathTest::How>(log.below(2));
      return twin(PathTest{how, text}, [=](auto& row) {
        if (!row.path) return false;
        if (how == PathTest::How::kEquals) return *row.path == text;
        return row.path->find(text) != text.npos;
      });
    }
    case 10: {
      const auto numbers = between<std::uint64_t>(log, 3000);
      return twin(FrameTest{numbers}, [=](auto& row) {
        return numbers.has(row.datagram.frame == 0 ? row.number : row.datagram.frame);
      });
    }
    case 11: {
      const auto lengths = between<std::uint32_t>(log, 100);
      return twin(FrameLengthTest{lengths},
                  [=](auto& row) { return lengths.has(row.datagram.frame_length); });
    }
    case 12:
      return twin(TruncatedTest{},
                  [](auto& row) { return row.payload.size() < row.datagram.original_length; });
    default: {
      const auto severity = log.below(8);
      PriorityTest test;
      for (unsigned value = severity; value < 192; value += 8) test.priorities.set(value);
      return twin(test, [=](auto& row) {
        if (row.payload.empty() || row.payload[0] != '<') return false;
        return std::stoul(row.payload.substr(1)) % 8 == severity;
      });
    }
  }
}

Twin randomTree(RandomLog& log, unsigned depth) {
  const auto choice = log.below(depth == 0 ? 5 : 9);
  if (choice < 3) return randomHeader(log);
  if (choice == 3) {
    const std::string wanted = std::string(1, "abAB"[log.below(4)]) + "abAB"[log.below(4)];
    const auto bytes = bytesOf(wanted);
    return {{ContainsTest{{bytes.begin(), bytes.end()}}},
            [=](auto& row) { return row.payload.find(wanted) != wanted.npos; }};
  }
  if (choice == 4) {
    const auto number = std::size_t{log.below(2)};
    return {{AskedTest{number}}, [=](auto& row) { return hasAnswer(number, row); }};
  }
  const auto kind = static_cast<GroupTest::Kind>(log.below(3));
  GroupTest group{kind, {}};
  std::vector<Check> checks;
  for (auto missing = log.below(4); missing > 0; --missing) {
    Twin child = randomTree(log, depth - 1);
    group.of.push_back(std::move(child.predicate));
    checks.push_back(std::move(child.check));
  }
  return {{std::move(group)}, [=](auto& row) {
            const auto holds = [&](const Check& check) { return check(row); };
            if (kind == GroupTest::Kind::kAll) return std::ranges::all_of(checks, holds);
            return std::ranges::any_of(checks, holds) == (kind == GroupTest::Kind::kAny);
          }};
}

/// Whether the filter says of a row what the check says, in one step or in two.
bool isRight(const RowFilter& filter, const RowFilter::Verdict& verdict, std::size_t at,
             const Logged& row, bool expected) {
  if (!verdict.open.has(at)) return verdict.yes.has(at) == expected;
  if (verdict.yes.has(at)) return false;
  const auto payload = bytesOf(row.payload);
  auto outcome = filter.decide(verdict.headers, at, payload, {});
  if (outcome == RowFilter::Outcome::kOpen) {
    const std::vector<std::uint8_t> answers = {hasAnswer(0, row), hasAnswer(1, row)};
    outcome = filter.decide(verdict.headers, at, payload,
                            std::span(answers).first(filter.questionCount()));
  }
  return outcome == (expected ? RowFilter::Outcome::kYes : RowFilter::Outcome::kNo);
}

}  // namespace

TEST_CASE("a filter finds the rows that fulfil its predicate") {
  RandomLog log(42);
  LogIndex index;
  BytesInput input;
  log.append(index, input, 3000);
  const LogSnapshot snapshot = index.snapshot();
  const auto run = snapshot.run(0);
  for (int round = 0; round < 1000; ++round) {
    const Twin twin = randomTree(log, 3);
    RowFilter filter(twin.predicate);
    const std::size_t begin = log.below(3000);
    const std::size_t count = std::min<std::size_t>(log.below(300), 3000 - begin);
    const auto verdict = filter.scan(run.block, run.rows.subspan(begin, count));
    std::size_t wrong = 0;
    for (std::size_t at = 0; at < count; ++at) {
      const Logged& row = log.rows()[begin + at];
      if (!isRight(filter, verdict, at, row, twin.check(row))) ++wrong;
    }
    REQUIRE(wrong == 0);
    ChunkBits beyond = verdict.yes;
    beyond |= verdict.open;
    beyond &= ~ChunkBits::first(count);
    REQUIRE(beyond == ChunkBits{});
  }
}

TEST_CASE("a filter knows the addresses of each block") {
  LogIndex index;
  for (std::uint64_t i = 0; i < 2 * IndexBlock::kRows; ++i) {
    Datagram next = datagram("x");
    const bool is_later = i >= IndexBlock::kRows;
    next.source = ipv4({static_cast<std::uint8_t>(is_later ? 20 : 10), 0, 0, 1});
    next.destination = ipv4({10, 0, 0, 9});
    index.append({.datagram = next, .captured_length = 1, .offset = 0, .pieces = {}});
  }
  index.publish();
  RowFilter filter({AddressTest{WayEnd::kSource, {ipv4({20}), 8}}});
  const LogSnapshot rows = index.snapshot();
  for (std::size_t at = 0; at < 2; ++at) {
    const auto run = rows.run(at);
    CHECK(filter.scan(run.block, run.rows.first(100)).yes.count() == at * 100);
  }
}

TEST_CASE("payloads are wanted only where they decide") {
  LogIndex index;
  for (std::uint16_t port = 1; port <= 100; ++port) {
    Datagram next = datagram("x");
    next.source.port = port;
    index.append({.datagram = next, .captured_length = 1, .offset = 0, .pieces = {}});
  }
  index.publish();
  const Predicate low{PortTest{WayEnd::kSource, {1, 10}}};
  const Predicate contains{ContainsTest{{std::byte{'y'}}}};
  RowFilter both({GroupTest{GroupTest::Kind::kAll, {contains, low}}});
  RowFilter either({GroupTest{GroupTest::Kind::kAny, {contains, low}}});
  const LogSnapshot rows = index.snapshot();
  const auto run = rows.run(0);
  CHECK(both.scan(run.block, run.rows).open.count() == 10);
  CHECK(either.scan(run.block, run.rows).open.count() == 90);
  CHECK(either.scan(run.block, run.rows).yes.count() == 10);
}

TEST_CASE("an address with a zone is one on that link only") {
  SocketAddress link_local = ipv6({0xfe, 0x80});
  link_local.scope_id = 3;
  Prefix prefix{link_local, 64};
  CHECK(prefix.contains(link_local));
  link_local.scope_id = 4;
  CHECK(!prefix.contains(link_local));
  prefix.address.scope_id = 0;
  CHECK(prefix.contains(link_local));
}

TEST_CASE("a row without an answer is open only where that matters") {
  LogIndex index;
  index.append({.datagram = datagram("x"), .captured_length = 1, .offset = 0, .pieces = {}});
  index.publish();
  const LogSnapshot rows = index.snapshot();
  const auto decided = [&](GroupTest::Kind kind, std::uint8_t first, std::uint8_t second) {
    RowFilter filter({GroupTest{kind, {{AskedTest{0}}, {AskedTest{1}}}}});
    const auto verdict = filter.scan(rows.run(0).block, rows.run(0).rows);
    return filter.decide(verdict.headers, 0, bytesOf("x"), std::array{first, second});
  };
  using enum RowFilter::Outcome;
  CHECK(decided(GroupTest::Kind::kAll, 0, 2) == kNo);
  CHECK(decided(GroupTest::Kind::kAll, 1, 2) == kOpen);
  CHECK(decided(GroupTest::Kind::kAny, 1, 2) == kYes);
  CHECK(decided(GroupTest::Kind::kAny, 2, 0) == kOpen);
  CHECK(decided(GroupTest::Kind::kNone, 1, 2) == kNo);
  CHECK(decided(GroupTest::Kind::kNone, 0, 2) == kOpen);
}
