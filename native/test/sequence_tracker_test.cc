#include "core/streams/sequence_tracker.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <numeric>
#include <random>
#include <vector>

using namespace gramscope::streams;

namespace {

SequenceTracker followed(const SequenceRules& rules, std::initializer_list<std::uint64_t> numbers) {
  SequenceTracker tracker(rules);
  for (const std::uint64_t number : numbers) tracker.follow(number);
  return tracker;
}

const SequenceRules kRtp = rulesFor(16, 1);

}  // namespace

TEST_CASE("packets in sequence are all that is expected, also where numbers wrap") {
  SequenceTracker tracker(kRtp);
  for (std::uint32_t number = 65000; number < 200'000; ++number) {
    CHECK(tracker.follow(number & 0xFFFF).place == SequencePlace::kNext);
  }
  CHECK(tracker.counts() == SequenceCounts{.expected = 135'000});
}

TEST_CASE("packets that are missing are lost, also at the wrap") {
  const auto tracker = followed(kRtp, {65530, 65531, 3, 4});
  CHECK(tracker.counts() == SequenceCounts{.expected = 11, .lost = 7});
}

TEST_CASE("what comes late takes its loss back, and once more is a duplicate") {
  SequenceTracker tracker = followed(kRtp, {1, 2, 5});
  CHECK(tracker.counts().lost == 2);
  const auto late = tracker.follow(3);
  CHECK(late.place == SequencePlace::kLate);
  CHECK(late.count == 2);
  CHECK(tracker.counts() == SequenceCounts{.expected = 5, .lost = 1, .reordered = 1});
  CHECK(tracker.follow(3).place == SequencePlace::kDuplicate);
  CHECK(tracker.follow(5).place == SequencePlace::kDuplicate);
  CHECK(tracker.counts() ==
        SequenceCounts{.expected = 5, .lost = 1, .duplicates = 2, .reordered = 1});
}

TEST_CASE("what was sent before the first packet that came is no loss") {
  const auto tracker = followed(kRtp, {10, 8, 11, 8});
  CHECK(tracker.counts() == SequenceCounts{.expected = 3, .duplicates = 1, .reordered = 1});
}

TEST_CASE("a late packet finds its hole as long as the window remembers it") {
  SequenceTracker tracker = followed(kRtp, {1, 3});
  for (std::uint64_t number = 4; number < 1000; ++number) tracker.follow(number);
  CHECK(tracker.follow(2).place == SequencePlace::kLate);
  CHECK(tracker.counts().lost == 0);
}

TEST_CASE("one packet out of all order is not counted, two in sequence are a new beginning") {
  SequenceTracker tracker = followed(kRtp, {100, 101, 102});
  CHECK(tracker.follow(40'000).place == SequencePlace::kStray);
  CHECK(tracker.follow(103).place == SequencePlace::kNext);
  CHECK(tracker.counts() == SequenceCounts{.expected = 4});
  tracker.follow(50'000);
  CHECK(tracker.follow(50'001).place == SequencePlace::kRestart);
  tracker.follow(50'003);
  CHECK(tracker.counts() == SequenceCounts{.expected = 8, .lost = 1, .restarts = 1});
}

TEST_CASE("a counter of 8 bits loses up to 192 packets at once") {
  SequenceTracker tracker(rulesFor(8, 1));
  tracker.follow(200);
  const auto step = tracker.follow(100);
  CHECK(step.place == SequencePlace::kAhead);
  CHECK(step.count == 155);
}

TEST_CASE("a counter in steps is counted in packets") {
  const auto tracker = followed(rulesFor(32, 1316), {1316 * 7, 1316 * 8, 1316 * 11, 1316 * 9});
  CHECK(tracker.counts() == SequenceCounts{.expected = 5, .lost = 1, .reordered = 1});
}

TEST_CASE("numbers between the steps make no sense") {
  SequenceTracker tracker = followed(rulesFor(32, 10), {100, 110});
  CHECK(tracker.follow(115).place == SequencePlace::kStray);
}

TEST_CASE("64 bits wrap as well") {
  const auto tracker = followed(rulesFor(64, 1), {~std::uint64_t{1}, ~std::uint64_t{0}, 0, 2});
  CHECK(tracker.counts() == SequenceCounts{.expected = 5, .lost = 1});
}

TEST_CASE("counts of a sequence in disorder are those of a list of what came") {
  std::minstd_rand random(7);
  std::vector<std::uint32_t> arriving;
  std::uint64_t lost = 0;
  std::uint64_t doubled = 0;
  for (std::uint32_t number = 0; number < 300'000; ++number) {
    const auto chance = random() % 100;
    const bool is_edge = number == 0 || number == 299'999;
    if (chance < 5 && !is_edge) {
      ++lost;
      continue;
    }
    arriving.push_back(number);
    if (chance < 8) arriving.push_back(number), ++doubled;
  }
  for (std::size_t at = 40; at + 40 < arriving.size(); at += 20) {
    std::swap(arriving[at], arriving[at + random() % 10]);
  }
  SequenceTracker tracker(kRtp);
  std::uint64_t reordered = 0;
  std::vector<bool> came(300'000);
  std::uint32_t highest = 0;
  for (const std::uint32_t number : arriving) {
    if (!came[number] && number < highest) ++reordered;
    came[number] = true;
    highest = std::max(highest, number);
    tracker.follow(number & 0xFFFF);
  }
  CHECK(tracker.counts() ==
        SequenceCounts{
            .expected = 300'000, .lost = lost, .duplicates = doubled, .reordered = reordered});
}
