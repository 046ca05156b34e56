#include "core/streams/transport_analysis.h"

#include <doctest/doctest.h>

#include "test/support/transport_writer.h"

using namespace gramscope::streams;
using namespace gramscope::test;

namespace {

using Rows = std::vector<std::uint64_t>;

/// A row for each datagram.
TransportAnalysis analysed(const std::vector<std::string>& datagrams, EventRecorder& events) {
  TransportAnalysis analysis;
  std::vector<MediaPacket> packets;
  for (const auto& datagram : datagrams) packets.push_back({kMediaBegin, datagram});
  CHECK(observe(analysis, packets, events) == 0);
  return analysis;
}

const TransportPid& pidOf(const TransportAnalysis& analysis, std::uint16_t number) {
  for (const auto& pid : analysis.pids()) {
    if (pid.pid() == number) return pid;
  }
  FAIL("there is no such PID");
  return analysis.pids().front();
}

}  // namespace

TEST_CASE("packets that go on are no error, over many rounds of the counter") {
  TransportWriter writer;
  std::vector<std::string> datagrams;
  for (int at = 0; at < 50; ++at) {
    datagrams.push_back(writer.packet(256) + writer.packet(257) + writer.packet(kNullPid));
  }
  EventRecorder events;
  const auto analysis = analysed(datagrams, events);
  CHECK(analysis.packets() == 150);
  CHECK(analysis.nullPackets() == 50);
  CHECK(analysis.counts() == SequenceCounts{.expected = 100});
  CHECK(events.events.empty());
}

TEST_CASE("a hole in the counter of a PID is told at the datagram behind it") {
  TransportWriter writer;
  const std::string first = writer.packet(256) + writer.packet(257);
  writer.lose(256, 4);
  const std::string second = writer.packet(256) + writer.packet(257);
  EventRecorder events;
  const auto analysis = analysed({first, second}, events);
  REQUIRE(events.events.size() == 1);
  CHECK(events.events[0].row == 2);
  CHECK(events.events[0].kind == EventKind::kContinuity);
  CHECK(events.events[0].count == 4);
  CHECK(events.events[0].detail == 256);
  CHECK(pidOf(analysis, 256).continuityErrors() == 1);
  CHECK(analysis.counts() == SequenceCounts{.expected = 8, .lost = 4});
}

TEST_CASE("a packet may be repeated once, and not twice") {
  TransportWriter writer;
  EventRecorder events;
  const std::string first = writer.packet(256);
  CHECK(analysed({first, writer.repeated(256), writer.packet(256)}, events).counts() ==
        SequenceCounts{.expected = 2, .duplicates = 1});
  CHECK(events.events.empty());
  const std::string again = writer.repeated(256);
  CHECK(analysed({again, again, again}, events).continuityErrors() == 1);
}

TEST_CASE("a datagram that comes twice is no hole, and one of null packets alone is another one") {
  TransportWriter writer;
  std::vector<std::string> datagrams;
  const std::string filling = writer.packet(kNullPid) + writer.packet(kNullPid);
  for (int at = 0; at < 3; ++at) {
    std::string datagram;
    for (int packet = 0; packet < 7; ++packet)
      datagram += writer.packet(256, {.clock = {}, .payload = "media"});
    datagrams.insert(datagrams.end(), {datagram, filling, filling});
  }
  datagrams.insert(datagrams.begin() + 1, datagrams.front());
  EventRecorder events;
  const auto analysis = analysed(datagrams, events);
  CHECK(analysis.counts() == SequenceCounts{.expected = 21, .duplicates = 7});
  CHECK(analysis.continuityErrors() == 0);
  CHECK(analysis.packets() == 40);
  CHECK(analysis.nullPackets() == 12);
  REQUIRE(events.events.size() == 1);
  CHECK(events.events[0].kind == EventKind::kDuplicate);
  CHECK(events.events[0].row == 2);
}

TEST_CASE("a packet without payload does not count on") {
  TransportWriter writer;
  EventRecorder events;
  const std::string first = writer.packet(256);
  const std::string filler = writer.packet(256, {.has_payload = false, .clock = 0, .payload = {}});
  const auto analysis = analysed({first + filler + filler + writer.packet(256)}, events);
  CHECK(analysis.continuityErrors() == 0);
  CHECK(analysis.counts().expected == 2);
}

TEST_CASE("what says that it is discontinuous is no error") {
  TransportWriter writer;
  EventRecorder events;
  const std::string first = writer.packet(256);
  writer.lose(256, 5);
  const auto analysis =
      analysed({first, writer.packet(256, {.is_discontinuous = true, .clock = {}, .payload = {}}),
                writer.packet(256)},
               events);
  CHECK(analysis.continuityErrors() == 0);
}

TEST_CASE("damaged and scrambled packets are counted, and damage alone is no hole") {
  TransportWriter writer;
  EventRecorder events;
  const std::string first = writer.packet(256);
  const std::string damaged = writer.packet(256, {.is_damaged = true, .clock = {}, .payload = {}});
  const std::string last = writer.packet(256, {.is_scrambled = true, .clock = {}, .payload = {}});
  const auto analysis = analysed({first + damaged, last}, events);
  CHECK(analysis.transportErrors() == 1);
  CHECK(analysis.scrambled() == 1);
  CHECK(analysis.continuityErrors() == 0);
  CHECK(events.rowsOf(EventKind::kTransportError) == Rows{1});
}

TEST_CASE("packets of 204 bytes are read as well") {
  TransportWriter writer;
  EventRecorder events;
  std::string datagram;
  for (int at = 0; at < 5; ++at) datagram += writer.packet(256) + std::string(16, 'r');
  CHECK(analysed({datagram}, events).packets() == 5);
}

TEST_CASE("what has no sync bytes, or no whole packets, contradicts and changes nothing") {
  TransportWriter writer;
  TransportAnalysis analysis;
  EventRecorder events;
  std::string broken = writer.packet(256) + writer.packet(256);
  broken[188] = 'x';
  const std::string odd = writer.packet(256) + "x";
  CHECK(observe(analysis, {{0, broken}, {0, odd}, {0, ""}}, events) == 3);
  CHECK(analysis.packets() == 0);
}

TEST_CASE("where a snap length cut datagrams, nothing is missing") {
  TransportWriter writer;
  TransportAnalysis analysis;
  EventRecorder events;
  for (std::uint64_t row = 1; row <= 10; ++row) {
    MediaPacket datagram{.time = kMediaBegin, .payload = ""};
    for (int at = 0; at < 7; ++at) datagram.payload += writer.packet(256);
    Arrival arrival = arrivalOf(datagram, row);
    arrival.payload = arrival.payload.first(100);
    analysis.observe(arrival, events);
  }
  CHECK(analysis.continuityErrors() == 0);
  CHECK(analysis.packets() == 10);
}

TEST_CASE("any number of PIDs costs bounded memory") {
  TransportWriter writer;
  EventRecorder events;
  std::vector<std::string> datagrams;
  for (std::uint16_t pid = 0; pid < 8191; ++pid) datagrams.push_back(writer.packet(pid));
  const auto analysis = analysed(datagrams, events);
  CHECK(analysis.packets() == 8191);
  CHECK(analysis.pids().size() == TransportAnalysis::kMostPids);
}

TEST_CASE("clock references have intervals and jitter, also where they wrap") {
  constexpr std::uint64_t kWrap = (std::uint64_t{1} << 33) * 300;
  TransportWriter writer;
  TransportAnalysis analysis;
  EventRecorder events;
  for (std::uint64_t at = 0; at < 10; ++at) {
    // 40 ms at 27 MHz; the sixth comes 8 ms late.
    const std::uint64_t clock = (kWrap - 5 * 1'080'000 + at * 1'080'000) % kWrap;
    const auto late = (at == 5 ? 8 : 0) * kMillisecond;
    const auto time = kMediaBegin + static_cast<std::int64_t>(at) * 40 * kMillisecond + late;
    const std::string packet = writer.packet(256, {.clock = clock, .payload = {}});
    analysis.observe(arrivalOf({time, packet}, at + 1), events);
  }
  const ProgramClock& clock = *pidOf(analysis, 256).clock();
  CHECK(clock.intervals().count() == 9);
  CHECK(clock.intervals().least() == doctest::Approx(40));
  CHECK(clock.intervals().most() == doctest::Approx(40));
  CHECK(clock.jitter().most() == doctest::Approx(8));
  CHECK(clock.jitter().mean() == doctest::Approx(16.0 / 9));
  CHECK(*analysis.jitter() > 0);
  CHECK(events.events.empty());
}

TEST_CASE("a clock that jumps is told, unless the stream says so") {
  TransportWriter writer;
  TransportAnalysis analysis;
  EventRecorder events;
  const auto send = [&](std::uint64_t clock, bool is_discontinuous, std::uint64_t row) {
    const std::string packet =
        writer.packet(256, {.is_discontinuous = is_discontinuous, .clock = clock, .payload = {}});
    analysis.observe(arrivalOf({kMediaBegin, packet}, row), events);
  };
  send(0, false, 1);
  send(27'000'000, false, 2);
  send(270'000'000, true, 3);
  REQUIRE(events.events.size() == 1);
  CHECK(events.events[0].kind == EventKind::kClockJump);
  CHECK(events.events[0].count == 1000);
  CHECK(pidOf(analysis, 256).clock()->intervals().count() == 0);
}
