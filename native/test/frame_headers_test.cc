#include "core/file/frame_headers.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "test/support/datagrams.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

using Octets = std::vector<std::uint8_t>;

Octets octetsOf(std::span<const std::byte> bytes) {
  Octets octets;
  for (const std::byte byte : bytes) octets.push_back(std::to_integer<std::uint8_t>(byte));
  return octets;
}

/// The sum of RFC 1071, word by word: 0xffff over something that carries its right checksum.
std::uint32_t sumOf(const Octets& octets) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < octets.size(); i += 2) {
    const std::uint32_t low = i + 1 < octets.size() ? octets[i + 1] : 0;
    sum += static_cast<std::uint32_t>(octets[i] << 8) + low;
  }
  while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
  return sum;
}

/// Addresses, protocol and UDP length (RFC 768; RFC 8200, section 8.1), header and payload.
std::uint32_t udpSum(const Octets& frame, std::size_t addresses, std::size_t udp) {
  Octets covered(frame.begin() + static_cast<std::ptrdiff_t>(addresses),
                 frame.begin() + static_cast<std::ptrdiff_t>(udp));
  covered.insert(covered.end(), {0, 17, frame[udp + 4], frame[udp + 5]});
  covered.insert(covered.end(), frame.begin() + static_cast<std::ptrdiff_t>(udp), frame.end());
  return sumOf(covered);
}

Octets frameOf(const Datagram& datagram) {
  Octets frame = octetsOf(FrameHeaders::ofUdp(datagram).bytes());
  const Octets payload = octetsOf(datagram.payload);
  frame.insert(frame.end(), payload.begin(), payload.end());
  return frame;
}

Datagram between(const SocketAddress& source, const SocketAddress& destination,
                 std::string_view payload) {
  Datagram result = datagram(payload);
  result.source = source;
  result.destination = destination;
  result.ttl = 7;
  result.traffic_class = 0xb8;
  return result;
}

}  // namespace

TEST_CASE("IPv4 and UDP headers carry what is known, and right checksums") {
  for (const std::size_t size : {0, 1, 2, 3, 7, 8, 9, 1400, 65507}) {
    const std::string payload(size, 'z');
    const Octets frame =
        frameOf(between(ipv4({192, 0, 2, 1}, 1234), ipv4({239, 1, 1, 1}, 514), payload));
    REQUIRE(frame.size() == 28 + size);
    CHECK(frame[0] == 0x45);
    CHECK(frame[1] == 0xb8);
    CHECK(frame[2] * 256U + frame[3] == frame.size());
    CHECK(frame[8] == 7);
    CHECK(frame[9] == 17);
    CHECK(Octets(frame.begin() + 12, frame.begin() + 20) == Octets{192, 0, 2, 1, 239, 1, 1, 1});
    CHECK(frame[20] * 256 + frame[21] == 1234);
    CHECK(frame[22] * 256 + frame[23] == 514);
    CHECK(sumOf(Octets(frame.begin(), frame.begin() + 20)) == 0xffff);
    CHECK(udpSum(frame, 12, 20) == 0xffff);
  }
}

TEST_CASE("IPv6 and UDP headers carry what is known, and a right checksum") {
  for (const std::size_t size : {0, 5, 1232}) {
    const std::string payload(size, 'z');
    const Octets frame = frameOf(between(ipv6({0x20, 0x01}, 1), ipv6({0xff, 0x02}, 2), payload));
    REQUIRE(frame.size() == 48 + size);
    CHECK(frame[0] == 0x6b);
    CHECK(frame[1] == 0x80);
    CHECK(frame[4] * 256U + frame[5] == 8 + size);
    CHECK(frame[6] == 17);
    CHECK(frame[7] == 7);
    CHECK(udpSum(frame, 8, 40) == 0xffff);
  }
}

TEST_CASE("hops that nobody told, and a payload that was cut") {
  Datagram cut = between(ipv4({192, 0, 2, 1}, 1), ipv4({192, 0, 2, 2}, 2), "abc");
  cut.ttl = kUnknownTtl;
  cut.original_length = 100;
  const Octets frame = frameOf(cut);
  CHECK(frame[8] == 64);
  CHECK(frame[2] * 256 + frame[3] == 128);
  CHECK(frame[24] * 256 + frame[25] == 108);
  CHECK(frame[26] + frame[27] == 0);
}

TEST_CASE("a Unix datagram is syslog where it begins like one") {
  const auto tagOf = [](std::string_view payload) {
    const Datagram unix_datagram = datagram(payload);
    const auto headers = FrameHeaders::ofUnix(unix_datagram);
    const Octets octets = octetsOf(headers.bytes());
    CHECK(octets.size() % 4 == 0);
    CHECK(octets[1] == 12);
    return std::string(octets.begin() + 4, octets.begin() + 8);
  };
  CHECK(tagOf("<13>hello") == "sysl");
  CHECK(tagOf("<191>hello") == "sysl");
  CHECK(tagOf("<1911>hello") == "data");
  CHECK(tagOf("<>hello") == "data");
  CHECK(tagOf("<1") == "data");
  CHECK(tagOf("") == "data");
}
