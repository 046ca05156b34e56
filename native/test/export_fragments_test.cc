#include <doctest/doctest.h>

#include <string>

#include "test/support/exporting.h"

using namespace gramscope;
using namespace gramscope::exporting;
using namespace gramscope::test;

namespace {

constexpr std::size_t kIpHeader = 20;

/// `length` bytes of what an IPv4 datagram carries, from `offset` on.
std::string fragment(const std::string& datagram, std::size_t offset, std::size_t length,
                     char identification = 1) {
  auto result = datagram.substr(0, kIpHeader) + datagram.substr(kIpHeader + offset, length);
  const bool has_more = kIpHeader + offset + length < datagram.size();
  result[3] = static_cast<char>(result.size());
  result[5] = identification;
  result[6] = static_cast<char>(has_more ? 0x20 : 0);
  result[7] = static_cast<char>(offset / 8);
  return packet(result);
}

const std::string kStart = section() + interfaceBlock();
const std::string kDatagram = datagramFrame("the payload of it");

}  // namespace

TEST_CASE("a datagram is exported with all frames that have fragments of it") {
  // The first has nothing but the UDP header.
  const auto first = fragment(kDatagram, 0, 8);
  const auto second = fragment(kDatagram, 8, 8);
  const auto last = fragment(kDatagram, 16, 9);
  const auto other = packet(datagramFrame("another"));
  const auto incomplete = fragment(kDatagram, 0, 8, 2);
  const auto content = kStart + other + second + incomplete + last + other + first + other;
  const auto result = exported(content, {.frames = rowsOf(content, {3})});
  CHECK(result.content == kStart + second + last + first);
  CHECK(index(result.content).payloads == std::vector<std::string>{"3:the payload of it"});
}

TEST_CASE("fragments of a tunnel whose datagrams are fragments are exported") {
  // An outer datagram (IP in IP, protocol 4) of three fragments, of which the first has a part of
  // the inner IP header alone; what it carries is the first of two inner fragments.
  const auto inner_packet = fragment(kDatagram, 0, 16);
  const auto inner = inner_packet.substr(28, kIpHeader + 16);
  auto outer = kDatagram.substr(0, kIpHeader) + inner;
  outer[3] = static_cast<char>(outer.size());
  outer[9] = 4;
  const auto a = fragment(outer, 0, 8, 3);
  const auto b = fragment(outer, 8, 16, 3);
  const auto c = fragment(outer, 24, inner.size() - 24, 3);
  const auto rest = fragment(kDatagram, 16, 9);
  const auto other = packet(datagramFrame("another"));
  const auto content = kStart + a + other + b + c + other + rest;
  CHECK(index(content).payloads.back() == "6:the payload of it");
  const auto result = exported(content, {.frames = rowsOf(content, {3})});
  CHECK(result.content == kStart + a + b + c + rest);
}
