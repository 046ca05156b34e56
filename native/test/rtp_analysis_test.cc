#include "core/streams/rtp_analysis.h"

#include <doctest/doctest.h>

#include <memory>

#include "test/support/media_streams.h"
#include "test/support/transport_writer.h"

using namespace gramscope::streams;
using namespace gramscope::test;

namespace {

using Rows = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("RTP that is lost, doubled and out of order is told where it is") {
  auto packets = sent({.packets = 100, .sequence = 65'500});
  swapPayloads(packets, 20, 21);
  packets.insert(packets.begin() + 50, packets[49]);
  drop(packets, 70, 3);
  RtpAnalysis analysis;
  EventRecorder events;
  CHECK(observe(analysis, packets, events) == 0);
  CHECK(analysis.counts() ==
        SequenceCounts{.expected = 100, .lost = 3, .duplicates = 1, .reordered = 1});
  // What was missed at row 21 came in row 22.
  CHECK(events.rowsOf(EventKind::kLost) == Rows{71});
  CHECK(events.rowsOf(EventKind::kReordered) == Rows{22});
  CHECK(events.rowsOf(EventKind::kDuplicate) == Rows{51});
}

TEST_CASE("jitter is that of RFC 3550") {
  auto packets = sent({.packets = 4});
  packets[1].time += 16 * kMillisecond;
  RtpAnalysis analysis;
  EventRecorder events;
  observe(analysis, packets, events);
  // 16 / 16, then 1 + (16 - 1) / 16, then 15 / 16 of that.
  CHECK(*analysis.jitter() == doctest::Approx(1.9375 * 15 / 16));
  CHECK(analysis.mainSource()->jitter().least() == doctest::Approx(1));
  CHECK(analysis.mainSource()->jitter().most() == doctest::Approx(1.9375));
  CHECK(analysis.mainSource()->deltas().most() == doctest::Approx(36));
  CHECK(analysis.mainSource()->clockRate() == 8000U);
}

TEST_CASE("a dynamic payload type has no clock rate, and no jitter") {
  RtpAnalysis analysis;
  EventRecorder events;
  observe(analysis, sent({.type = 96}), events);
  CHECK(analysis.jitter() == std::nullopt);
  CHECK(analysis.mainSource()->clockRate() == std::nullopt);
  CHECK(analysis.mainSource()->drift() == std::nullopt);
  CHECK(analysis.mainSource()->deltas().mean() == doctest::Approx(20));
}

TEST_CASE("a dynamic payload type is measured by the clock rate that somebody tells") {
  const auto rates = std::make_shared<RtpClockRates>();
  rates->set({{.port = 5004, .payload_type = 97, .rate = 8000},
              {.port = 5004, .payload_type = 96, .rate = 48'000}});
  auto packets = sent({.packets = 4, .type = 96, .ticks = 960});
  packets[1].time += 16 * kMillisecond;
  RtpAnalysis analysis({.rates = rates, .destination = ipv4({239, 1, 2, 3}, 5004)});
  EventRecorder events;
  observe(analysis, packets, events);
  CHECK(*analysis.jitter() == doctest::Approx(1.9375 * 15 / 16));
  CHECK(analysis.mainSource()->clockRate() == 48'000U);
  RtpAnalysis elsewhere({.rates = rates, .destination = ipv4({239, 1, 2, 3}, 5006)});
  observe(elsewhere, packets, events);
  CHECK(elsewhere.jitter() == std::nullopt);
}

TEST_CASE("a clock rate that is told late counts from then on, and what is told first counts") {
  const auto rates = std::make_shared<RtpClockRates>();
  const auto destination = ipv4({239, 1, 2, 3}, 5004);
  RtpAnalysis analysis({.rates = rates, .destination = destination});
  EventRecorder events;
  auto packets = sent({.packets = 104, .type = 96, .ticks = 960});
  packets[101].time += 16 * kMillisecond;
  const std::vector<MediaPacket> before(packets.begin(), packets.begin() + 100);
  observe(analysis, before, events);
  CHECK(analysis.jitter() == std::nullopt);
  rates->set(
      {{.address = destination, .port = 5004, .rate = 48'000}, {.port = 5004, .rate = 8000}});
  observe(analysis, {packets.begin() + 100, packets.end()}, events);
  CHECK(*analysis.jitter() == doctest::Approx(1.9375 * 15 / 16));
  // Of 0, 1, 1.9375 and the last one: no packet of before has a share in it.
  CHECK(analysis.mainSource()->jitter().mean() ==
        doctest::Approx((1 + 1.9375 + 1.9375 * 15 / 16) / 4));
  rates->set({});
  CHECK(analysis.mainSource()->clockRate() == 48'000U);
}

TEST_CASE("another SSRC is told, and both are followed on their own") {
  auto packets = sent({.packets = 50});
  for (const auto& packet : sent({.packets = 50, .sequence = 9000, .ssrc = 7})) {
    packets.push_back({packet.time + 1000 * kMillisecond, packet.payload});
  }
  drop(packets, 10, 1);
  drop(packets, 70, 2);
  RtpAnalysis analysis;
  EventRecorder events;
  observe(analysis, packets, events);
  CHECK(analysis.counts() == SequenceCounts{.expected = 100, .lost = 3, .restarts = 1});
  CHECK(analysis.sources().size() == 2);
  CHECK(events.rowsOf(EventKind::kRestart) == Rows{50});
  CHECK(analysis.sources()[1].counts().lost == 2);
}

TEST_CASE("any number of SSRCs costs the same memory, and no count is forgotten") {
  std::vector<MediaPacket> packets;
  for (std::uint32_t ssrc = 0; ssrc < 100; ++ssrc) {
    for (const auto& packet : sent({.packets = 3, .ssrc = ssrc})) packets.push_back(packet);
  }
  RtpAnalysis analysis;
  EventRecorder events;
  observe(analysis, packets, events);
  CHECK(analysis.sources().size() == RtpAnalysis::kMostSources);
  CHECK(analysis.counts() == SequenceCounts{.expected = 300, .restarts = 99});
}

TEST_CASE("a hole of more packets than RFC 3550 allows is one where so many were due") {
  auto packets = sent({.packets = 10'000});
  drop(packets, 1000, 6000);
  RtpAnalysis analysis;
  EventRecorder events;
  observe(analysis, packets, events);
  CHECK(analysis.counts() == SequenceCounts{.expected = 10'000, .lost = 6000});
}

TEST_CASE("a sequence number that jumps while no time passes is a new beginning") {
  auto packets = sent({.packets = 100});
  const auto later = sent({.packets = 100, .sequence = 20'000, .timestamp = 5000 + 100 * 160});
  for (const auto& packet : later) {
    packets.push_back({packet.time + 2000 * kMillisecond, packet.payload});
  }
  RtpAnalysis analysis;
  EventRecorder events;
  observe(analysis, packets, events);
  CHECK(analysis.counts() == SequenceCounts{.expected = 200, .restarts = 1});
  CHECK(events.rowsOf(EventKind::kRestart) == Rows{102});
}

TEST_CASE("markers, payload types and jumps of the media clock are counted") {
  auto packets = sent({.packets = 50, .marker = 10});
  const auto later = sent({.packets = 50, .sequence = 150, .timestamp = 900'000, .type = 8});
  for (const auto& packet : later) {
    packets.push_back({packet.time + 1000 * kMillisecond, packet.payload});
  }
  RtpAnalysis analysis;
  EventRecorder events;
  observe(analysis, packets, events);
  const RtpSource& source = *analysis.mainSource();
  CHECK(source.markers() == 5);
  CHECK(source.payloadTypes() ==
        std::vector<std::pair<std::uint8_t, std::uint64_t>>{{0, 50}, {8, 50}});
  CHECK(source.clockJumps() == 1);
  CHECK(events.rowsOf(EventKind::kClockJump) == Rows{51});
  // From 12840 to 900000 instead of 13000, at 8000 a second.
  CHECK(events.events.back().count == (900'000 - 13'000) / 8);
}

TEST_CASE("a clock that is 150 parts a million too fast is seen through jitter") {
  for (const double drift : {150.0, -80.0, 0.0}) {
    CAPTURE(drift);
    std::vector<MediaPacket> packets;
    for (std::uint32_t at = 0; at < 3000; ++at) {
      const double ticks = at * 160 * (1 + drift / 1e6) * 90'000 / 8000;
      packets.push_back({kMediaBegin + at * 20 * kMillisecond,
                         rtp({.sequence = static_cast<std::uint16_t>(at),
                              .timestamp = static_cast<std::uint32_t>(ticks),
                              .type = 33})});
    }
    RtpAnalysis exact;
    EventRecorder events;
    observe(exact, packets, events);
    CHECK(*exact.mainSource()->drift() == doctest::Approx(drift).epsilon(0.01).scale(10));
    delay(packets, 5 * kMillisecond, 3);
    RtpAnalysis jittered;
    observe(jittered, packets, events);
    CHECK(std::abs(*jittered.mainSource()->drift() - drift) < 10);
  }
}

TEST_CASE("a queue that fills now and then is not taken for drift") {
  auto packets = sent({.packets = 3000});
  for (std::size_t at = 1500; at < packets.size(); ++at) {
    if (at % 25 != 0) packets[at].time += static_cast<std::int64_t>(at % 25) * kMillisecond / 2;
  }
  RtpAnalysis analysis;
  EventRecorder events;
  observe(analysis, packets, events);
  CHECK(std::abs(*analysis.mainSource()->drift()) < 1);
}

TEST_CASE("a transport stream inside of RTP is analysed, behind extensions and before padding") {
  TransportWriter writer;
  std::vector<MediaPacket> packets;
  for (std::uint16_t at = 0; at < 20; ++at) {
    std::string payload = rtp({.sequence = at, .type = 33, .media = ""});
    payload[0] = '\xB1';
    payload += bigEndian(7, 4) + bigEndian(0xBEDE0001, 4) + bigEndian(0, 4);
    for (int packet = 0; packet < 7; ++packet) payload += writer.packet(256);
    if (at == 10) writer.lose(256, 3);
    packets.push_back({kMediaBegin + at, payload + std::string(3, '\0') + "\4"});
  }
  RtpAnalysis analysis;
  EventRecorder events;
  observe(analysis, packets, events);
  REQUIRE(analysis.transport() != nullptr);
  CHECK(analysis.transport()->packets() == 140);
  CHECK(analysis.transport()->continuityErrors() == 1);
  CHECK(events.rowsOf(EventKind::kContinuity) == Rows{12});
}

TEST_CASE("RTCP on the same port is no contradiction, anything else is") {
  RtpAnalysis analysis;
  EventRecorder events;
  const std::string report = "\x80\xC8" + bigEndian(6, 2) + std::string(24, '\1');
  CHECK(observe(analysis, {{0, report}}, events) == 0);
  CHECK(observe(analysis, {{0, "<14>syslog, and nothing else"}, {0, ""}}, events) == 2);
  CHECK(analysis.counts() == SequenceCounts{});
}
