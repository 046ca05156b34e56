#include "platform/linux/receive_pace.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using gramscope::ReceivePace;

namespace {

/// Rounds of so many datagrams, one after each rest, until the rest no longer changes.
std::chrono::microseconds settledRest(ReceivePace& pace, const ReceivePace::Round& round) {
  ReceivePace::Clock::time_point now{1h};
  std::chrono::microseconds rest{0};
  for (int i = 0; i < 20; ++i) {
    rest = pace.restAfter(round, now);
    now += rest;
  }
  return rest;
}

}  // namespace

TEST_CASE("a receive thread that has little to do never rests") {
  ReceivePace pace;
  ReceivePace::Clock::time_point now{1h};
  for (int i = 0; i < 100; ++i, now += 100us) {
    CHECK(pace.restAfter({.datagrams = 2}, now) == 0us);
  }
}

TEST_CASE("a socket that has more than a batch is read again at once") {
  ReceivePace pace;
  CHECK(pace.restAfter({.datagrams = 256, .has_more = true}, {}) == 0us);
}

TEST_CASE("the rest under load grows while the receive buffer stays nearly empty") {
  ReceivePace pace;
  CHECK(settledRest(pace, {.datagrams = 100, .fill = 0.01}) == ReceivePace::kLongest);
}

TEST_CASE("the rest under load shrinks when the receive buffer fills") {
  ReceivePace pace;
  settledRest(pace, {.datagrams = 100, .fill = 0.01});
  CHECK(settledRest(pace, {.datagrams = 100, .fill = 0.5}) == ReceivePace::kShortest);
}

TEST_CASE("the rest stays as it is in between") {
  ReceivePace pace;
  const auto rest = settledRest(pace, {.datagrams = 100, .fill = 0.2});
  CHECK(rest == ReceivePace::kShortest);
}
