#include "core/streams/field_finder.h"

#include <doctest/doctest.h>

#include <functional>
#include <random>

#include "core/streams/field_analysis.h"
#include "test/support/media_streams.h"

using namespace gramscope::streams;
using namespace gramscope::test;

namespace {

using Payloads = std::function<std::string(std::uint64_t)>;

std::optional<SequenceField> found(const Payloads& payloads) {
  FieldFinder finder;
  for (std::uint64_t at = 0; at < 64; ++at) {
    const auto state = finder.observe(arrivalOf({kMediaBegin, payloads(at)}, at + 1));
    if (state == FieldFinder::State::kNothing) return std::nullopt;
    if (state == FieldFinder::State::kFound) return finder.field();
  }
  return std::nullopt;
}

std::string reversed(std::string text) { return {text.rbegin(), text.rend()}; }

std::string random(std::uint64_t seed, std::size_t size) {
  std::mt19937 engine(static_cast<std::uint32_t>(seed) * 7919 + 1);
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(engine());
  return bytes;
}

}  // namespace

TEST_CASE("a sequence number is found wherever it is, with width, order and step") {
  CHECK(found([](auto at) { return "HEAD" + bigEndian(at + 5, 4) + random(at, 100); }) ==
        SequenceField{.offset = 4, .width = 4, .is_little = false, .step = 1});
  CHECK(found([](auto at) { return reversed(bigEndian(at + 250, 4)) + random(at, 100); }) ==
        SequenceField{.offset = 0, .width = 4, .is_little = true, .step = 1});
  CHECK(found([](auto at) { return random(at, 2) + bigEndian(at + 65'530, 2) + random(at, 9); }) ==
        SequenceField{.offset = 2, .width = 2, .is_little = false, .step = 1});
  CHECK(found([](auto at) { return random(at, 8) + bigEndian(9 * at, 8) + random(at, 9); }) ==
        SequenceField{.offset = 8, .width = 8, .is_little = false, .step = 9});
  CHECK(found([](auto at) { return random(at, 5) + bigEndian(at * 3, 1) + random(at, 40); }) ==
        SequenceField{.offset = 5, .width = 1, .is_little = false, .step = 3});
}

TEST_CASE("a few packets that are lost, doubled or out of order hide no sequence number") {
  CHECK(found([](auto at) {
          const std::uint64_t number = at == 3    ? 2
                                       : at == 9  ? 10
                                       : at == 10 ? 9
                                       : at > 15  ? at + 2
                                                  : at;
          return "HEAD" + bigEndian(number + 70'000, 4) + random(at, 20);
        }) == SequenceField{.offset = 4, .width = 4, .is_little = false, .step = 1});
}

TEST_CASE("there is none in what does not count") {
  CHECK(!found([](auto) { return std::string(100, '\7'); }));
  CHECK(!found([](auto at) { return random(at, 100); }));
  CHECK(!found([](auto at) { return at % 2 == 0 ? std::string("on") : std::string("off"); }));
  CHECK(!found(
      [](auto at) { return "<14>Oct 11 22:14:15 host app: message " + std::to_string(at); }));
  CHECK(!found(
      [](auto at) { return bigEndian(1'700'000'000'000 + at * 1000 + at * at * 37 % 11, 8); }));
  CHECK(!found([](auto) { return std::string(); }));
}

TEST_CASE("constant bytes before a number are let go of when it wraps") {
  FieldFinder finder;
  std::uint64_t at = 65'500;
  const auto payload = [&] { return bigEndian(0x0102, 2) + bigEndian(at & 0xFFFF, 2); };
  while (finder.observe(arrivalOf({0, payload()}, at)) == FieldFinder::State::kOpen) ++at;
  FieldAnalysis analysis(finder.field(), FieldOrigin::kFound);
  CHECK(finder.field().width == 4);
  EventRecorder events;
  for (; at < 66'000; ++at) analysis.observe(arrivalOf({0, payload()}, at), events);
  CHECK(analysis.field() == SequenceField{.offset = 2, .width = 2, .is_little = false, .step = 1});
  CHECK(analysis.counts().lost == 0);
  CHECK(analysis.counts().restarts == 0);
  CHECK(events.events.empty());
}

TEST_CASE("a field that is pointed at is followed as it is") {
  FieldAnalysis analysis({.offset = 1, .width = 1, .is_little = false, .step = 2},
                         FieldOrigin::kPointedAt);
  EventRecorder events;
  CHECK(observe(analysis, {{0, "a\xFC"}, {0, "a\xFE"}, {0, "a\4"}, {0, "a"}}, events) == 1);
  CHECK(analysis.counts() == SequenceCounts{.expected = 5, .lost = 2});
  CHECK(events.rowsOf(EventKind::kLost) == std::vector<std::uint64_t>{3});
  CHECK(analysis.wanted() == 2);
}
