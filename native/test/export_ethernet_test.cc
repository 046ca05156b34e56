#include <doctest/doctest.h>

#include <string>

#include "test/support/exporting.h"

using namespace gramscope;
using namespace gramscope::exporting;
using namespace gramscope::test;
using namespace std::string_literals;

namespace {

std::string toIpv4(const std::string& destination) {
  return datagramFrame("hello").replace(16, 4, destination);
}

std::string toIpv6(const std::string& destination) {
  const auto udp = "\x03\xe8\x07\xd0\0\x0d\0\0hello"s;
  return "\x60\0\0\0\0\x0d\x11\x40"s + std::string(15, '\0') + '\1' + destination + udp;
}

/// The only frame of a file, as Ethernet.
std::string onEthernet(std::uint16_t link_type, const std::string& frame,
                       Container container = Container::kPcap) {
  const auto content = section() + interfaceBlock(link_type) + packet(frame);
  const auto result = exported(content, {.container = container, .framing = Framing::kEthernet});
  const auto frames = framesOf(result.content);
  REQUIRE(frames.size() == 1);
  CHECK(frames[0].link_type == 1);
  CHECK(frames[0].original_length == frames[0].bytes.size());
  return frames[0].bytes;
}

const std::string kSource = "\x02\0\0\0\0\x01"s;
const std::string kUnicast = "\x02\0\0\0\0\x02"s;
const std::string kIpv4 = "\x08\0"s;
const std::string kIpv6 = "\x86\xdd"s;

}  // namespace

TEST_CASE("IP is put behind an Ethernet header, in pcap and pcapng") {
  const auto ip = toIpv4("\x0a\0\0\2"s);
  for (const auto container : {Container::kPcap, Container::kPcapng}) {
    CHECK(onEthernet(101, ip, container) == kUnicast + kSource + kIpv4 + ip);
  }
}

TEST_CASE("groups and broadcast have their Ethernet addresses") {
  const auto group = toIpv4("\xef\x81\x02\x03"s);
  CHECK(onEthernet(101, group) == "\x01\0\x5e\x01\x02\x03"s + kSource + kIpv4 + group);
  const auto all = toIpv4("\xff\xff\xff\xff"s);
  CHECK(onEthernet(101, all) == "\xff\xff\xff\xff\xff\xff"s + kSource + kIpv4 + all);
  const auto group6 = toIpv6("\xff\x02"s + std::string(10, '\0') + "\1\2\3\4"s);
  CHECK(onEthernet(101, group6) == "\x33\x33\x01\x02\x03\x04"s + kSource + kIpv6 + group6);
  const auto host6 = toIpv6("\xfe\x80"s + std::string(13, '\0') + '\2');
  CHECK(onEthernet(101, host6) == kUnicast + kSource + kIpv6 + host6);
}

TEST_CASE("headers below IP go, and frames of Ethernet stay as they are") {
  const auto ip = toIpv4("\x0a\0\0\2"s);
  const auto cooked = "\0\0\0\1\0\6\1\2\3\4\5\6\0\0\x08\0"s + ip;
  CHECK(onEthernet(113, cooked) == kUnicast + kSource + kIpv4 + ip);
  const auto arp = std::string(12, '\xff') + "\x08\x06 not IP at all"s;
  CHECK(onEthernet(1, arp) == arp);
}

TEST_CASE("Unix datagrams and frames without IP are left out and counted") {
  const auto big = [](int number) { return std::string{'\0', static_cast<char>(number)}; };
  const auto unix_datagram = big(33) + big(4) + "UNIX" + big(0) + big(0) + "hello";
  const auto arp = "\0\0\0\1\0\6\1\2\3\4\5\6\0\0\x08\x06 not IP"s;
  const auto content = section() + interfaceBlock(252) + interfaceBlock(113) + interfaceBlock(229) +
                       packet(unix_datagram) + packet(arp, 1) + packet(toIpv4("not of IPv6"), 2) +
                       block(9, "journal");
  const auto result = exported(content, {.framing = Framing::kEthernet});
  CHECK(framesOf(result.content).empty());
  CHECK(result.counts.unix_datagrams == 1);
  CHECK(result.counts.without_ip == 2);
  CHECK(result.counts.without_packet == 1);
}

TEST_CASE("a frame that was cut keeps its length on the wire") {
  const auto ip = toIpv4("\x0a\0\0\2"s);
  auto cut = packet(ip);
  cut.replace(24, 4, bytesOf(std::uint32_t{1000}));
  const auto content = section() + interfaceBlock() + cut;
  const auto result =
      exported(content, {.container = Container::kPcap, .framing = Framing::kEthernet});
  CHECK(framesOf(result.content)[0].original_length == 1014);
}
