#include "core/streams/payload_recognition.h"

#include <doctest/doctest.h>

#include <random>

#include "core/streams/field_analysis.h"
#include "test/support/media_streams.h"
#include "test/support/transport_writer.h"

using namespace gramscope::streams;
using namespace gramscope::test;

namespace {

using State = PayloadRecognition::State;

struct Recognised {
  std::unique_ptr<PayloadAnalysis> analysis;
  std::vector<StreamEvent> events;
  std::size_t packets = 0;
};

/// Has the stream recognised, and the rest of it analysed.
Recognised recognised(const std::vector<MediaPacket>& packets, std::uint16_t port = 5004) {
  PayloadRecognition recognition({.destination = {.port = port}}, std::nullopt);
  EventRecorder events;
  Recognised result;
  State state = State::kOpen;
  for (std::size_t at = 0; at < packets.size() && state != State::kGivenUp; ++at) {
    const Arrival arrival = arrivalOf(packets[at], at + 1);
    if (state == State::kSettled) {
      result.analysis->observe(arrival, events);
      continue;
    }
    ++result.packets;
    state = recognition.observe(arrival, events);
    if (state == State::kSettled) result.analysis = recognition.take();
  }
  result.events = events.events;
  return result;
}

bool isNothing(const std::vector<std::string>& payloads) {
  std::vector<MediaPacket> packets;
  for (int round = 0; round < 100; ++round) {
    for (const auto& payload : payloads) packets.push_back({kMediaBegin, payload});
  }
  const auto result = recognised(packets);
  return result.analysis == nullptr && result.packets <= PayloadRecognition::kMostPackets;
}

}  // namespace

TEST_CASE("RTP is recognised, and nothing of its first packets is missing") {
  auto packets = sent({.packets = 50});
  swapPayloads(packets, 0, 1);
  drop(packets, 3, 1);
  for (const std::uint16_t port : {5004, 20'001}) {
    const auto result = recognised(packets, port);
    REQUIRE(result.analysis);
    CHECK(result.analysis->protocol() == Protocol::kRtp);
    CHECK(result.analysis->counts() == SequenceCounts{.expected = 50, .lost = 1, .reordered = 1});
    REQUIRE(result.events.size() == 2);
    CHECK(result.events[0].row == 2);
    CHECK(result.events[1].row == 4);
  }
}

TEST_CASE("RTP is recognised behind the checks and the handshake of its session") {
  const std::string stun = std::string("\0\1\0\0\x21\x12\xA4\x42", 8) + std::string(12, '\7');
  const std::string handshake = "\x16\xFE\xFD" + std::string(60, '\0');
  const std::string zrtp = std::string("\x10\0\0\1ZRTP", 8) + std::string(40, '\0');
  std::vector<MediaPacket> packets;
  for (int round = 0; round < 6; ++round) {
    for (const auto& payload : {stun, handshake, zrtp}) packets.push_back({kMediaBegin, payload});
  }
  const std::size_t before = packets.size();
  for (const auto& packet : sent({.packets = 20})) packets.push_back(packet);
  const auto result = recognised(packets);
  REQUIRE(result.analysis);
  CHECK(result.analysis->protocol() == Protocol::kRtp);
  CHECK(result.analysis->counts() == SequenceCounts{.expected = 20});
  CHECK(result.packets == before + 5);
  CHECK(isNothing({stun, handshake, zrtp}));
}

TEST_CASE("a transport stream is recognised by its first datagram") {
  TransportWriter writer;
  std::string datagram;
  for (int at = 0; at < 7; ++at) datagram += writer.packet(256);
  const auto result = recognised({{kMediaBegin, datagram}});
  REQUIRE(result.analysis);
  CHECK(result.analysis->protocol() == Protocol::kTransport);
  CHECK(result.analysis->counts().expected == 7);
}

TEST_CASE("a sequence number that is found has counted from the first packet") {
  std::vector<MediaPacket> packets;
  for (std::uint64_t at = 0; at < 60; ++at) {
    if (at != 5) packets.push_back({kMediaBegin, "own protocol" + bigEndian(at, 4)});
  }
  const auto result = recognised(packets);
  REQUIRE(result.analysis);
  CHECK(result.analysis->protocol() == Protocol::kSequence);
  CHECK(dynamic_cast<FieldAnalysis&>(*result.analysis).isFound());
  CHECK(result.analysis->counts() == SequenceCounts{.expected = 60, .lost = 1});
  CHECK(result.events.at(0).row == 6);
}

TEST_CASE("a field that is pointed at is not looked for") {
  PayloadRecognition recognition({.destination = {.port = 5004}},
                                 SequenceField{.offset = 2, .width = 2});
  EventRecorder events;
  CHECK(recognition.wanted() == 4);
  const auto packets = sent({.packets = 1});
  CHECK(recognition.observe(arrivalOf(packets[0], 1), events) == State::kSettled);
  CHECK(recognition.take()->protocol() == Protocol::kSequence);
}

TEST_CASE("ordinary datagrams are nothing of all that") {
  CHECK(isNothing({"<14>Oct 11 22:14:15 host app: one", "<13>another message, which is longer"}));
  CHECK(isNothing({std::string("\x12\x34\1\0\0\1\0\0\0\0\0\0\7example\3com\0\0\1\0\1", 29)}));
  CHECK(isNothing({"", "x"}));
  CHECK(isNothing({std::string(1316, '\0')}));
  CHECK(isNothing({std::string(200, '\x80')}));
  CHECK(isNothing({std::string(188, '\x46')}));
  CHECK(isNothing({"\x80\xC8" + std::string(26, '\1')}));
}

TEST_CASE("random datagrams are nothing of all that, nor with the first bytes of RTP") {
  std::mt19937 random(5);
  for (const bool has_header : {false, true}) {
    std::vector<std::string> payloads;
    for (int at = 0; at < 64; ++at) {
      std::string payload(172, '\0');
      for (char& byte : payload) byte = static_cast<char>(random());
      if (has_header) payload.replace(0, 2, std::string("\x80\0", 2));
      payloads.push_back(payload);
    }
    CHECK(isNothing(payloads));
  }
}
