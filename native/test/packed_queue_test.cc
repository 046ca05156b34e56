#include "core/packed_queue.h"

#include <doctest/doctest.h>

#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include "test/support/datagrams.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

std::string noText(const SocketAddress&) { return ""; }

void append(PackedQueue& queue, std::string_view payload) {
  const Datagram in = datagram(payload);
  queue.append(std::span(&in, 1));
}

std::vector<std::uint64_t> numbersIn(const RowPacker& rows) {
  std::vector<std::byte> bytes(rows.size());
  rows.copyTo(bytes);
  std::vector<std::uint64_t> numbers(rows.rowCount());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    PackedRow row;
    std::memcpy(&row, bytes.data() + sizeof(PackedHeader) + i * sizeof row, sizeof row);
    numbers[i] = row.number;
  }
  return numbers;
}

}  // namespace

TEST_CASE("what is taken from a queue is numbered on") {
  PackerPool pool;
  PackedQueue queue({.limit = 1000, .address_text = noText}, pool);
  CHECK(queue.take().rows == nullptr);
  append(queue, "one");
  append(queue, "two");
  auto first = queue.take().rows;
  REQUIRE(first != nullptr);
  CHECK(numbersIn(*first) == std::vector<std::uint64_t>{1, 2});
  pool.put(std::move(first));
  append(queue, "three");
  CHECK(numbersIn(*queue.take().rows) == std::vector<std::uint64_t>{3});
}

TEST_CASE("a full queue has no room until it is taken, which says so once") {
  PackerPool pool;
  PackedQueue queue({.limit = 200, .address_text = noText}, pool);
  append(queue, "small");
  CHECK(queue.hasRoom());
  append(queue, std::string(200, 'x'));
  CHECK_FALSE(queue.hasRoom());
  CHECK(queue.take().was_full);
  CHECK(queue.hasRoom());
  CHECK_FALSE(queue.take().was_full);
}

TEST_CASE("one thread may append while another takes") {
  constexpr int kTotal = 20'000;
  PackerPool pool;
  PackedQueue queue({.limit = 1 << 20, .address_text = noText}, pool);
  std::thread writer([&queue] {
    for (int i = 0; i < kTotal; ++i) append(queue, "payload");
  });
  std::uint64_t next = 1;
  bool is_in_order = true;
  while (next <= kTotal) {
    auto rows = queue.take().rows;
    if (!rows) continue;
    for (const auto number : numbersIn(*rows)) is_in_order = is_in_order && number == next++;
    pool.put(std::move(rows));
  }
  writer.join();
  CHECK(is_in_order);
}
