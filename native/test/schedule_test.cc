#include "core/replay/schedule.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <initializer_list>
#include <vector>

using namespace gramscope::replay;

namespace {

using Times = std::vector<std::int64_t>;

Times dueTimes(Schedule& schedule, std::initializer_list<std::int64_t> times,
               std::uint64_t bits = 1000) {
  Times result;
  for (const auto time : times) {
    const Slot slot{.time = time, .bits = bits};
    result.push_back(schedule.due(slot));
    schedule.take(slot);
  }
  return result;
}

Schedule begun(const Pace& pace, std::int64_t longest_gap = Schedule::kNoLimit) {
  Schedule schedule(pace, longest_gap);
  schedule.beginAt(5000);
  return schedule;
}

constexpr std::int64_t kSecond = 1'000'000'000;

}  // namespace

TEST_CASE("a schedule keeps the spacing, also between times that no double tells apart") {
  auto schedule = begun(OriginalPace{1});
  constexpr std::int64_t kBase = 1'700'000'000'000'000'001;
  CHECK(dueTimes(schedule, {kBase, kBase + 1, kBase + 3, kBase + kSecond * 86400 + 7}) ==
        Times{5000, 5001, 5003, 5000 + kSecond * 86400 + 7});
}

TEST_CASE("a factor, a limit of gaps") {
  auto slow = begun(OriginalPace{0.5}, 100);
  CHECK(dueTimes(slow, {0, 10, 1000, 1050}) == Times{5000, 5020, 5220, 5320});
  auto fast = begun(OriginalPace{3});
  CHECK(dueTimes(fast, {0, 1, 2, 3, 300}) == Times{5000, 5000, 5001, 5001, 5100});
}

TEST_CASE("datagrams and bits a second do not drift") {
  auto schedule = begun(DatagramPace{3});
  Times last;
  for (int i = 0; i < 3001; ++i) last = dueTimes(schedule, {0});
  CHECK(last == Times{5000 + 1000 * kSecond});
  auto bits = begun(BitPace{8000});
  CHECK(dueTimes(bits, {0, 0}, 8000) == Times{5000, 5000 + kSecond});
  CHECK(dueTimes(bits, {0}, 16000) == Times{5000 + 2 * kSecond});
  CHECK(dueTimes(bits, {0}) == Times{5000 + 4 * kSecond});
}

TEST_CASE("disorder delays nothing, and a clock that was set back is followed") {
  auto schedule = begun(OriginalPace{1});
  CHECK(dueTimes(schedule, {100, 200, 150, 250}) == Times{5000, 5100, 5100, 5150});
  CHECK(dueTimes(schedule, {250 - 2 * kSecond, 260 - 2 * kSecond}) == Times{5150, 5160});
}

TEST_CASE("hostile times neither overflow nor go back") {
  auto schedule = begun(OriginalPace{1e-6});
  std::int64_t last = 0;
  for (const auto time : {INT64_MIN, INT64_MAX, INT64_MIN, std::int64_t{0}, INT64_MAX, INT64_MAX}) {
    const auto due = dueTimes(schedule, {time}).front();
    CHECK(due >= last);
    last = due;
  }
}

TEST_CASE("another pace in the middle of a gap changes what is left of it") {
  auto schedule = begun(OriginalPace{1});
  dueTimes(schedule, {0, 1000});
  const Slot next{.time = 3000, .bits = 0};
  schedule.setPace(OriginalPace{2}, 6500, next);
  CHECK(schedule.due(next) == 6500 + 750);
  schedule.setPace(TopSpeed{}, 6600, next);
  CHECK(schedule.due(next) < 0);
  schedule.setPace(DatagramPace{1e9}, 6700, next);
  CHECK(schedule.due(next) == 6701);
}

TEST_CASE("between loops lies the mean gap, or none") {
  auto schedule = begun(OriginalPace{1});
  dueTimes(schedule, {0, 100, 300});
  schedule.closeLoop(true);
  CHECK(dueTimes(schedule, {0, 100, 300}) == Times{5450, 5550, 5750});
  schedule.closeLoop(false);
  CHECK(dueTimes(schedule, {0, 10}) == Times{5750, 5760});
  auto lone = begun(OriginalPace{1});
  dueTimes(lone, {0});
  lone.closeLoop(true);
  CHECK(dueTimes(lone, {0}) == Times{5000 + kSecond});
}

TEST_CASE("a delay and a new anchor move what follows") {
  auto schedule = begun(OriginalPace{1});
  dueTimes(schedule, {0, 100});
  schedule.delay(50);
  CHECK(schedule.due({.time = 200, .bits = 0}) == 5250);
  schedule.reanchor(9000);
  CHECK(dueTimes(schedule, {200, 300}) == Times{9100, 9200});
}
