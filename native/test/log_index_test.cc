#include "core/log/log_index.h"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "test/support/datagrams.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

LogEntry entryOf(const Datagram& datagram, std::uint64_t offset = 0) {
  return {.datagram = datagram,
          .captured_length = static_cast<std::uint32_t>(datagram.payload.size()),
          .offset = offset,
          .pieces = {}};
}

void appendMany(LogIndex& index, std::uint64_t count) {
  for (std::uint64_t i = 0; i < count; ++i) {
    Datagram one = datagram("x");
    one.time = static_cast<std::int64_t>(index.appended() + 1);
    index.append(entryOf(one));
  }
  index.publish();
}

/// The numbers of the rows, each of which must have its number as its time.
std::vector<std::uint64_t> numbersOf(const LogSnapshot& rows) {
  std::vector<std::uint64_t> numbers;
  for (std::size_t at = 0; at < rows.runCount(); ++at) {
    const auto run = rows.run(at);
    auto number = run.first;
    for (const IndexRow& row : run.rows) {
      REQUIRE(row.time == static_cast<std::int64_t>(number));
      numbers.push_back(number++);
    }
  }
  return numbers;
}

IndexedDatagram only(const LogIndex& index) {
  const LogSnapshot rows = index.snapshot();
  REQUIRE(rows.runCount() == 1);
  const auto run = rows.run(0);
  return run.block.at(run.rows[0]);
}

using Numbers = std::vector<std::uint64_t>;
constexpr auto kBlock = IndexBlock::kRows;

}  // namespace

TEST_CASE("an empty index starts at 1 and ends at 0") {
  const LogIndex index;
  CHECK(index.extent().first == 1);
  CHECK(index.extent().last == 0);
  CHECK(index.snapshot().runCount() == 0);
  CHECK(index.snapshot().last() < index.snapshot().first());
}

TEST_CASE("an index gives back every field of a datagram") {
  LogIndex index;
  Datagram in = datagram("payload");
  in.source = ipv6({0xfe, 0x80}, 1234);
  in.source.scope_id = 5;
  in.original_length = 9000;
  in.ttl = kUnknownTtl;
  in.traffic_class = 0xb8;
  in.direction = Direction::kOutbound;
  in.frame = 77;
  index.append(entryOf(in, 1234));
  index.publish();

  const auto [out, captured, payload] = only(index);
  CHECK(out.source == in.source);
  CHECK(out.destination == in.destination);
  CHECK(out.time == in.time);
  CHECK(out.interface_index == in.interface_index);
  CHECK(out.socket == in.socket);
  CHECK(out.original_length == 9000);
  CHECK(out.ttl == kUnknownTtl);
  CHECK(out.traffic_class == 0xb8);
  CHECK(out.direction == Direction::kOutbound);
  CHECK(out.frame == 77);
  CHECK(out.truncated);
  CHECK(captured == 7);
  REQUIRE(payload.size() == 1);
  CHECK(payload[0].offset == 1234);
}

TEST_CASE("an index remembers the sender of a Unix datagram") {
  LogIndex index;
  std::string path = "/run/sender.sock";
  Datagram in = datagram("payload");
  in.source_path = path;
  index.append(entryOf(in));
  path.assign(path.size(), '-');
  index.publish();
  CHECK(only(index).datagram.source_path == "/run/sender.sock");
}

TEST_CASE("an index keeps the pieces of a scattered payload") {
  LogIndex index;
  const std::array<Piece, 3> pieces = {Piece{100, 8}, Piece{20, 4}, Piece{900, 5}};
  LogEntry entry = entryOf(datagram("12345678901234567"));
  entry.pieces = pieces;
  index.append(entry);
  index.publish();
  const Pieces found = only(index).payload;
  REQUIRE(found.size() == 3);
  CHECK(found[1].offset == 20);
  CHECK(found[2].length == 5);
}

TEST_CASE("rows know the PRI of a syslog message") {
  LogIndex index;
  for (const char* text : {"<165>1 - -", "<0>x", "<192>x", "hello", "<>", "<1234>"}) {
    index.append(entryOf(datagram(text)));
  }
  index.publish();
  const auto rows = index.snapshot().run(0).rows;
  CHECK(rows[0].has(IndexRow::kHasPriority));
  CHECK(rows[0].priority() == 165);
  CHECK(rows[1].has(IndexRow::kHasPriority));
  CHECK(rows[1].priority() == 0);
  for (std::size_t at = 2; at < rows.size(); ++at) CHECK(!rows[at].has(IndexRow::kHasPriority));
}

TEST_CASE("nobody sees rows before they are published") {
  LogIndex index;
  index.append(entryOf(datagram("x")));
  CHECK(index.extent().last == 0);
  CHECK(index.snapshot().runCount() == 0);
  index.publish();
  CHECK(index.extent().last == 1);
}

TEST_CASE("a snapshot has the rows that exist of those asked for") {
  LogIndex index;
  appendMany(index, kBlock + 3);
  CHECK(numbersOf(index.snapshot()).size() == kBlock + 3);
  CHECK(numbersOf(index.snapshot(kBlock, 2)) == Numbers{kBlock, kBlock + 1});
  CHECK(numbersOf(index.snapshot(kBlock + 3, 5)) == Numbers{kBlock + 3});
  CHECK(numbersOf(index.snapshot(0, 2)) == Numbers{1});
  CHECK(numbersOf(index.snapshot(kBlock + 4, 5)).empty());
  CHECK(numbersOf(index.snapshot(1, 0)).empty());
  CHECK(numbersOf(index.snapshot(UINT64_MAX, UINT64_MAX)).empty());
}

TEST_CASE("numbers go on after an eviction") {
  LogIndex index;
  appendMany(index, 3 * kBlock);
  index.evictBefore(kBlock + 10);
  CHECK(index.extent().first == kBlock + 10);
  CHECK(index.extent().evicted == kBlock + 9);
  CHECK(numbersOf(index.snapshot(1, kBlock + 10)) == Numbers{kBlock + 10});
  CHECK(index.snapshot(1, 5).runCount() == 0);
  index.evictBefore(UINT64_MAX);
  CHECK(index.extent().first == 3 * kBlock + 1);
  appendMany(index, 2);
  CHECK(numbersOf(index.snapshot()) == Numbers{3 * kBlock + 1, 3 * kBlock + 2});
}

TEST_CASE("rows outlive their eviction while someone holds them") {
  LogIndex index;
  appendMany(index, 2 * kBlock + 1);
  const LogSnapshot held = index.snapshot(1, 10);
  index.evictBefore(2 * kBlock);
  CHECK(numbersOf(held) == Numbers{1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
}

TEST_CASE("readers see whole rows while another thread appends and evicts") {
  LogIndex index;
  constexpr std::uint64_t kTotal = 4 * kBlock;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      while (index.extent().last < kTotal) {
        const auto last = index.extent().last;
        const LogSnapshot rows = index.snapshot(last > 500 ? last - 500 : 1, 1000);
        for (std::size_t at = 0; at < rows.runCount(); ++at) {
          const auto run = rows.run(at);
          auto number = run.first;
          for (const IndexRow& row : run.rows) {
            const auto out = run.block.at(row).datagram;
            if (out.time != static_cast<std::int64_t>(number++)) ++wrong;
            if (out.source.bytes[0] != 192) ++wrong;
          }
        }
      }
    });
  }
  while (index.appended() < kTotal) {
    appendMany(index, 64);
    if (index.appended() > 5000) index.evictBefore(index.appended() - 5000);
  }
  for (auto& reader : readers) reader.join();
  CHECK(wrong == 0);
}

TEST_CASE("every row has the length of its frame, however many there are") {
  constexpr std::uint32_t kLongest = 0xffffffff;
  const auto lengthOf = [](std::uint64_t number) {
    const auto low = static_cast<std::uint32_t>(number);
    return number % 2 == 0 ? 60 + low % 3 : kLongest - low;
  };
  LogIndex index;
  for (std::uint64_t number = 1; number <= kBlock + 10; ++number) {
    Datagram one = datagram("x");
    one.socket = static_cast<std::uint32_t>(number % 2);
    // Of a datagram that came in fragments, the frame of the last one may be shorter.
    one.original_length = number % 5 == 0 ? kLongest : 1;
    one.frame_length = lengthOf(number);
    index.append(entryOf(one));
  }
  index.publish();
  const LogSnapshot rows = index.snapshot();
  std::uint64_t number = 0;
  std::size_t wrong = 0;
  for (std::size_t at = 0; at < rows.runCount(); ++at) {
    const auto run = rows.run(at);
    for (const IndexRow& row : run.rows) {
      ++number;
      const Datagram one = run.block.at(row).datagram;
      if (one.frame_length != lengthOf(number) || one.socket != number % 2) ++wrong;
    }
  }
  CHECK(number == kBlock + 10);
  CHECK(wrong == 0);
}
