#include "core/streams/stream_events.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

using namespace gramscope::streams;

namespace {

bool operator==(const StreamEvent& one, const StreamEvent& other) {
  return one.row == other.row && one.stream == other.stream && one.count == other.count &&
         one.kind == other.kind;
}

/// The events as a plain list, in their order.
struct Plain {
  void add(const StreamEvent& event) {
    events.insert(std::ranges::upper_bound(events, event.row, {}, &StreamEvent::row), event);
  }
  std::vector<StreamEvent> meant(const EventSelection& selection) const {
    std::vector<StreamEvent> result;
    std::ranges::copy_if(events, std::back_inserter(result), [&](const StreamEvent& event) {
      return selection.has(event.kind) && (!selection.stream || *selection.stream == event.stream);
    });
    return result;
  }
  std::vector<StreamEvent> events;
};

StreamEvent randomEvent(std::mt19937& chance, std::uint64_t row, std::uint32_t count) {
  return {.row = row,
          .stream = 1 + static_cast<std::uint32_t>(chance() % 5),
          .count = count,
          .kind = static_cast<EventKind>(chance() % kEventKinds)};
}

}  // namespace

TEST_CASE("events are found as in a plain list, also those that are told late") {
  std::mt19937 chance(7);
  StreamEvents events;
  Plain plain;
  for (std::uint32_t i = 0; i < 30'000; ++i) {
    const std::uint64_t row = chance() % 10 == 0 ? 1 + chance() % (i / 4 + 1) : i / 4 + 1;
    const auto event = randomEvent(chance, row, i);
    events.add(event);
    plain.add(event);
  }
  for (int i = 0; i < 200; ++i) {
    EventSelection selection{.kinds = static_cast<std::uint32_t>(chance() % (1U << kEventKinds))};
    if (chance() % 2 == 0) selection.stream = static_cast<std::uint32_t>(1 + chance() % 6);
    const auto meant = plain.meant(selection);
    REQUIRE(events.count(selection) == meant.size());
    const auto from = chance() % 30'000;
    std::vector<StreamEvent> page;
    for (auto at = from; at < meant.size() && page.size() < 20; ++at) page.push_back(meant[at]);
    REQUIRE(std::ranges::equal(events.list(selection, from, 20), page,
                               [](auto& one, auto& other) { return one == other; }));
    const auto row = chance() % 8000;
    const auto behind = std::ranges::upper_bound(meant, row, {}, &StreamEvent::row);
    const auto after = events.after(selection, row);
    REQUIRE(after.has_value() == (behind != meant.end()));
    if (after) REQUIRE(*after == *behind);
    const auto reached = std::ranges::lower_bound(meant, row, {}, &StreamEvent::row);
    const auto before = events.before(selection, row);
    REQUIRE(before.has_value() == (reached != meant.begin()));
    if (before) REQUIRE(*before == *(reached - 1));
  }
}

TEST_CASE("what happened at a range of rows") {
  StreamEvents events;
  for (std::uint64_t row = 1; row <= 9000; ++row) {
    events.add({.row = row, .stream = 1, .kind = EventKind::kLost});
    events.add({.row = row, .stream = 2, .kind = EventKind::kDuplicate});
  }
  const auto found = events.at(4090, 4100, 1000);
  CHECK(found.size() == 22);
  CHECK(found.front().row == 4090);
  CHECK(found.back().row == 4100);
  CHECK(events.at(1, 9000, 5).size() == 5);
  CHECK(events.at(9001, 9100, 5).empty());
}

TEST_CASE("what comes late was not lost: the event shrinks, and goes with its last packet") {
  StreamEvents events;
  for (std::uint64_t row = 1; row <= 9000; ++row) {
    events.add({.row = row, .stream = 1, .count = 2, .kind = EventKind::kLost});
    events.add({.row = row, .stream = 2, .count = 1, .kind = EventKind::kLost});
    events.add({.row = row, .stream = 1, .kind = EventKind::kDuplicate});
  }
  events.recover(1, 4096);
  REQUIRE(events.at(4096, 4096, 10).size() == 3);
  CHECK(events.at(4096, 4096, 10).front().count == 1);
  events.recover(1, 4096);
  CHECK(events.at(4096, 4096, 10).size() == 2);
  CHECK(events.count({.stream = 1}) == 2 * 9000 - 1);
  CHECK(events.after({.stream = 1, .kinds = 1U << static_cast<unsigned>(EventKind::kLost)}, 4095)
            ->row == 4097);
  for (std::uint64_t row = 1; row <= 9000; ++row) events.recover(2, row);
  CHECK(events.count({.stream = 2}) == 0);
  CHECK(events.count({}) == 2 * 9000 - 1);
  // Where nothing is lost, nothing changes.
  events.recover(2, 1);
  events.recover(7, 1);
  CHECK(events.count({}) == 2 * 9000 - 1);
}

TEST_CASE("of too many events the earliest are forgotten, and counted") {
  StreamEvents events(10'000);
  for (std::uint64_t row = 1; row <= 100'000; ++row) {
    events.add({.row = row, .stream = 1 + static_cast<std::uint32_t>(row % 2)});
  }
  const auto held = events.count({});
  CHECK(held <= 10'000);
  CHECK(held + events.forgotten() == 100'000);
  CHECK(events.list({}, 0, 1).front().row == events.forgotten() + 1);
  CHECK(events.count({.stream = 1}) + events.count({.stream = 2}) == held);
  CHECK(events.after({.stream = 2}, 0)->row > events.forgotten());
}
