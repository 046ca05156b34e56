// The values of RTP against those of `tshark -z rtp,streams`. Where the two differ on purpose:
//
// - Lost: tshark has expected less received, so that each duplicate makes up for a loss; we count
// what never
//   came. Expected less all that came is the same.
// - Expected: tshark's ends with the packet that came last, ours with the newest, as RFC 3550, A.3
// has it.
//   They differ where the last packet is out of order, or where the first one is.
// - Disorder just where numbers wrap: tshark counts a round too many, which makes 65536 lost
// packets.
// - A sequence number out of all order: tshark adds the difference to what is expected, RFC 3550,
// A.1 takes it
//   for a new beginning.
// - Clock rates that are no multiple of 1000 (L16, DVI4 at 11 and 22 kHz): tshark 4.0 divides in
// whole numbers.
// - Where a packet has a timestamp before that of the first one, tshark leaves it out of delta and
// jitter.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "core/streams/rtp_analysis.h"
#include "test/support/capture_bytes.h"
#include "test/support/media_streams.h"

using namespace gramscope::streams;
using namespace gramscope::test;

namespace {

/// A line of tshark's; milliseconds.
struct Theirs {
  std::uint32_t ssrc = 0;
  std::uint64_t packets = 0;
  std::int64_t lost = 0;
  double least_delta = 0;
  double mean_delta = 0;
  double most_delta = 0;
  double least_jitter = 0;
  double mean_jitter = 0;
  double most_jitter = 0;
};

/// A pcap file in nanoseconds, of bare IP packets.
std::string captureOf(const std::vector<MediaPacket>& packets) {
  std::string file = bytesOf(0xa1b23c4dU) + bytesOf(0x00040002U) + std::string(8, '\0') +
                     bytesOf(65'535U) + bytesOf(101U);
  for (const auto& packet : packets) {
    const std::string frame = datagramFrame(packet.payload);
    const auto size = bytesOf(static_cast<std::uint32_t>(frame.size()));
    file += bytesOf(static_cast<std::uint32_t>(packet.time / 1'000'000'000)) +
            bytesOf(static_cast<std::uint32_t>(packet.time % 1'000'000'000)) + size + size + frame;
  }
  return file;
}

std::string outputOf(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  char buffer[4096];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) {
    output.append(buffer, count);
  }
  pclose(pipe);
  return output;
}

/// Columns: times (2), addresses and ports (4), SSRC, a payload of some words, packets, lost, per
/// cent in parentheses, deltas, jitters.
Theirs parsed(const std::string& line) {
  const std::size_t open = line.rfind('(');
  std::istringstream front(line.substr(0, open));
  const std::vector<std::string> words{std::istream_iterator<std::string>(front), {}};
  std::istringstream numbers(line.substr(line.find(')', open) + 1));
  Theirs theirs{.ssrc = static_cast<std::uint32_t>(std::stoul(words.at(6), nullptr, 16)),
                .packets = std::stoull(words.at(words.size() - 2)),
                .lost = std::stoll(words.back())};
  numbers >> theirs.least_delta >> theirs.mean_delta >> theirs.most_delta >> theirs.least_jitter >>
      theirs.mean_jitter >> theirs.most_jitter;
  return theirs;
}

std::vector<Theirs> theirsOf(const std::vector<MediaPacket>& packets) {
  std::string folder = (std::filesystem::temp_directory_path() / "gramscope-rtp-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  const std::string path = folder + "/rtp.pcap";
  std::ofstream(path, std::ios::binary) << captureOf(packets);
  std::istringstream lines(
      outputOf("tshark -r " + path + " -q -d udp.port==2000,rtp -z rtp,streams 2>/dev/null"));
  std::filesystem::remove_all(folder);
  std::vector<Theirs> streams;
  for (std::string line; std::getline(lines, line);) {
    if (line.find(" 0x") != std::string::npos) streams.push_back(parsed(line));
  }
  return streams;
}

/// To the last digit that tshark prints.
void requireSame(double ours, double theirs) { CHECK(std::abs(ours - theirs) < 0.000501); }

void requireSame(const RtpSource& ours, const Theirs& theirs) {
  CAPTURE(theirs.ssrc);
  CHECK(ours.packets() == theirs.packets);
  const auto expected = static_cast<std::int64_t>(ours.counts().expected);
  CHECK(expected - static_cast<std::int64_t>(ours.packets()) == theirs.lost);
  requireSame(ours.deltas().least(), theirs.least_delta);
  requireSame(ours.deltas().mean(), theirs.mean_delta);
  requireSame(ours.deltas().most(), theirs.most_delta);
  if (!ours.clockRate()) return;
  requireSame(ours.jitter().least(), theirs.least_jitter);
  requireSame(ours.jitter().mean(), theirs.mean_jitter);
  requireSame(ours.jitter().most(), theirs.most_jitter);
}

void compare(const std::vector<MediaPacket>& packets) {
  RtpAnalysis analysis;
  EventRecorder events;
  observe(analysis, packets, events);
  const auto theirs = theirsOf(packets);
  REQUIRE(theirs.size() == analysis.sources().size());
  for (const RtpSource& ours : analysis.sources()) {
    const auto same = std::ranges::find(theirs, ours.ssrc(), &Theirs::ssrc);
    REQUIRE(same != theirs.end());
    requireSame(ours, *same);
  }
}

bool isWithoutTshark() {
  const bool is_missing = std::system("tshark --version >/dev/null 2>&1") != 0;
  if (is_missing) MESSAGE("skipped: there is no tshark");
  return is_missing;
}

std::vector<MediaPacket> jittered(const RtpSender& sender, unsigned seed) {
  auto packets = sent(sender);
  delay(packets, sender.interval * 9 / 10, seed);
  return packets;
}

}  // namespace

TEST_CASE("RTP is to tshark what it is to us") {
  if (isWithoutTshark()) return;
  SUBCASE("of all payload types that have a clock rate in whole kilohertz") {
    for (const std::uint8_t type : {0, 3, 6, 8, 9, 14, 18, 26, 33, 34}) {
      CAPTURE(int{type});
      compare(jittered({.type = type}, type));
    }
  }
  SUBCASE("where sequence number and timestamp wrap") {
    compare(jittered({.packets = 300, .sequence = 65'400, .timestamp = 0xFFFFFE00}, 1));
  }
  SUBCASE("with markers, which are left out of delta and jitter") {
    compare(jittered(
        {.packets = 300, .type = 34, .ticks = 3000, .interval = 33 * kMillisecond, .marker = 7},
        2));
  }
  SUBCASE("with loss, duplicates and disorder") {
    auto packets = jittered({.packets = 400, .sequence = 65'300}, 3);
    swapPayloads(packets, 20, 21);
    swapPayloads(packets, 245, 247);
    packets.insert(packets.begin() + 50, packets[49]);
    packets.insert(packets.begin() + 60, packets[55]);
    drop(packets, 70, 3);
    drop(packets, 300, 40);
    compare(packets);
  }
  SUBCASE("with a clock that drifts, and one that jumps") {
    auto packets = jittered({.packets = 100, .ticks = 163}, 4);
    for (const auto& packet :
         jittered({.packets = 100, .sequence = 200, .timestamp = 7'000'000}, 5)) {
      packets.push_back({packet.time + 2000 * kMillisecond, packet.payload});
    }
    compare(packets);
  }
  SUBCASE("of several sources that alternate, or follow one another") {
    auto packets = jittered({.packets = 100, .ssrc = 1}, 6);
    const auto other = jittered({.packets = 100, .ssrc = 2, .type = 8}, 7);
    for (std::size_t at = 0; at < other.size(); ++at) {
      packets.insert(packets.begin() + static_cast<std::ptrdiff_t>(2 * at + 1), other[at]);
    }
    for (const auto& packet : jittered({.packets = 100, .ssrc = 3}, 8)) {
      packets.push_back({packet.time + 2100 * kMillisecond, packet.payload});
    }
    compare(packets);
  }
  SUBCASE("with comfort noise in between") {
    auto packets = jittered({.packets = 100}, 9);
    for (const std::size_t at : {10, 11, 40}) packets[at].payload[1] = 13;
    compare(packets);
  }
  SUBCASE("of a dynamic payload type, but for the jitter that nobody knows") {
    compare(jittered({.type = 96}, 10));
  }
}
