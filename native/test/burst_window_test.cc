#include "core/streams/burst_window.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

using gramscope::streams::BurstWindow;

namespace {

constexpr std::uint64_t kWindow = 1000;

/// Counts as the definition has it.
std::uint32_t counted(const std::vector<std::int64_t>& times, std::int64_t now) {
  return static_cast<std::uint32_t>(std::ranges::count_if(times, [now](std::int64_t time) {
    return now - time <= static_cast<std::int64_t>(kWindow);
  }));
}

}  // namespace

TEST_CASE("a burst is the most datagrams within a window, as counted one by one") {
  std::mt19937 chance(1);
  for (const unsigned most : {1U, 20U, 400U, 3000U}) {
    BurstWindow window;
    std::size_t spare = BurstWindow::kSpareSlots;
    std::vector<std::int64_t> times;
    std::int64_t now = -5000;
    std::uint32_t highest = 0;
    for (int i = 0; i < 3000; ++i) {
      now += static_cast<std::int64_t>(chance() % most);
      times.push_back(now);
      const auto expected = counted(times, now);
      highest = std::max(highest, expected);
      REQUIRE(window.add(now, kWindow, spare) == expected);
      REQUIRE(window.countAt(now + 500, kWindow) == counted(times, now + 500));
    }
    CHECK(window.highest() == highest);
  }
}

TEST_CASE("datagrams that come in disorder, and times at the ends of the range, count at once") {
  BurstWindow window;
  std::size_t spare = 0;
  CHECK(window.add(5000, kWindow, spare) == 1);
  CHECK(window.add(100, kWindow, spare) == 2);
  CHECK(window.add(INT64_MAX, kWindow, spare) == 1);
  CHECK(window.add(INT64_MIN, kWindow, spare) == 2);
}

TEST_CASE("without memory a burst is nearly right, and never too low") {
  BurstWindow window;
  std::size_t spare = 60;
  std::vector<std::int64_t> times;
  for (std::int64_t now = 0; now < 20'000; ++now) {
    times.push_back(now);
    const auto found = window.add(now, kWindow, spare);
    const auto expected = std::min<std::int64_t>(now, 1000) + 1;
    REQUIRE(found >= expected);
    REQUIRE(found <= expected + expected / 8 + 4);
  }
  window.trim(100'000, kWindow, spare);
  CHECK(spare == 60);
}
