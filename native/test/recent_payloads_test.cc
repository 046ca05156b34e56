#include "core/log/recent_payloads.h"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <thread>

namespace gramscope::test {
namespace {

std::span<const std::byte> bytesOf(std::string_view text) { return std::as_bytes(std::span(text)); }

std::string copied(const RecentPayloads& recent, std::uint64_t number, std::size_t bytes) {
  std::array<char, RecentPayloads::kBytes> text;
  const bool is_there = recent.copy(number, std::as_writable_bytes(std::span(text)));
  return is_there ? std::string(text.data(), bytes) : "gone";
}

TEST_CASE("recent payloads: the beginning of each is there until as many rows have followed") {
  RecentPayloads recent;
  recent.keep(1, bytesOf("short"));
  recent.keep(2, bytesOf("longer than sixteen bytes"));
  recent.keep(3, {});
  CHECK(copied(recent, 1, 5) == "short");
  CHECK(copied(recent, 2, 16) == "longer than sixt");
  CHECK(copied(recent, 3, 0).empty());
  const auto last = RecentPayloads::kRows + 1;
  for (std::uint64_t number = 4; number <= last; ++number) recent.keep(number, bytesOf("later"));
  CHECK(copied(recent, 1, 5) == "gone");
  CHECK(copied(recent, 2, 6) == "longer");
  CHECK(copied(recent, last, 5) == "later");
}

TEST_CASE("recent payloads: what another thread copies is of its row, or gone") {
  using Words = std::array<std::uint64_t, 2>;
  RecentPayloads recent;
  std::atomic<std::uint64_t> published = 0;
  const std::uint64_t rows = 8 * RecentPayloads::kRows;
  std::thread keeper([&] {
    for (std::uint64_t number = 1; number <= rows; ++number) {
      const Words words{number, ~number};
      recent.keep(number, std::as_bytes(std::span(words)));
      published.store(number, std::memory_order_release);
    }
  });
  std::uint64_t seen = 0;
  std::uint64_t wrong = 0;
  // The oldest rows that may still be there: the keeper is about to take their places.
  for (std::uint64_t last = 0; last < rows;) {
    last = published.load(std::memory_order_acquire);
    const auto number = last < RecentPayloads::kRows ? last : last - RecentPayloads::kRows + 1;
    Words words;
    if (number == 0 || !recent.copy(number, std::as_writable_bytes(std::span(words)))) continue;
    ++seen;
    if (words != Words{number, ~number}) ++wrong;
  }
  keeper.join();
  CHECK(seen > 0);
  CHECK(wrong == 0);
}

}  // namespace
}  // namespace gramscope::test
