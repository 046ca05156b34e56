#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <cstring>
#include <thread>
#include <vector>

#include "core/log.h"
#include "test/support/datagrams.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

constexpr std::uint64_t kTotal = 20'000;
constexpr std::uint64_t kBatch = 50;

/// Appends datagrams whose payload is their number.
void writeAll(Log& log) {
  for (std::uint64_t next = 1; next <= kTotal; next += kBatch) {
    std::array<std::uint64_t, kBatch> numbers;
    std::array<Datagram, kBatch> batch;
    for (std::size_t i = 0; i < kBatch; ++i) {
      numbers[i] = next + i;
      batch[i] = datagram(std::as_bytes(std::span(&numbers[i], 1)));
    }
    log.append(batch);
  }
}

/// Reads the newest rows until the last has come. Returns how many rows were wrong.
int readUntilEnd(const Log& log) {
  int wrong = 0;
  for (MemoryExtent extent; extent.last < kTotal;) {
    extent = log.extent();
    const auto from = extent.last > 500 ? extent.last - 500 : 1;
    log.rows(from, 1000).visit([&](std::uint64_t number, const Datagram& row) {
      std::uint64_t payload = 0;
      std::memcpy(&payload, row.payload.data(), sizeof payload);
      if (row.payload.size() != sizeof payload || payload != number) ++wrong;
    });
  }
  return wrong;
}

}  // namespace

TEST_CASE("readers see whole datagrams while another thread appends and evicts") {
  Log log({.memory_limit = 256 << 10, .segment = {.bytes = 32 << 10, .rows = 300}});
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) threads.emplace_back([&] { wrong += readUntilEnd(log); });
  writeAll(log);
  for (auto& thread : threads) thread.join();
  CHECK(wrong == 0);
  CHECK(log.extent().last == kTotal);
  CHECK(log.extent().evicted > 0);
}
