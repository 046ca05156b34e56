#include <doctest/doctest.h>
#include <netinet/in.h>

#include "platform/receiver.h"
#include "platform/socket.h"
#include "test/support/datagrams.h"
#include "test/support/recording_sink.h"
#include "test/support/sender.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

/// Expedited forwarding (RFC 3246) with the mark ECT(0) (RFC 3168).
constexpr int kTrafficClass = 46 << 2 | 2;

int receivedClass(SocketType type, Family sender_family) {
  RecordingSink sink;
  Receiver receiver(sink);
  Socket socket({.id = 1, .type = type, .packet_info = true});
  SocketAddress any;
  any.family = type == SocketType::kUdp6 ? Family::kIpv6 : Family::kIpv4;
  socket.bind({.address = any});
  receiver.add(socket.current());
  Sender sender(sender_family);
  if (sender_family == Family::kIpv4) {
    sender.setOption(IPPROTO_IP, IP_TOS, kTrafficClass);
  } else {
    sender.setOption(IPPROTO_IPV6, IPV6_TCLASS, kTrafficClass);
  }
  const auto port = std::get<SocketAddress>(socket.address()).port;
  sender.send(loopback(sender_family, port), "x");
  REQUIRE(sink.waitForDatagrams(1));
  receiver.remove(*socket.current());
  return sink.recorded()[0].datagram.traffic_class;
}

}  // namespace

TEST_CASE("a datagram has its DSCP and ECN, also IPv4 on a dual-stack socket") {
  CHECK(receivedClass(SocketType::kUdp4, Family::kIpv4) == kTrafficClass);
  CHECK(receivedClass(SocketType::kUdp6, Family::kIpv6) == kTrafficClass);
  CHECK(receivedClass(SocketType::kUdp6, Family::kIpv4) == kTrafficClass);
}
