#include <doctest/doctest.h>
#include <net/if.h>
#include <netinet/in.h>

#include <cstring>

#include "platform/receiver.h"
#include "test/support/datagrams.h"
#include "test/support/private_network.h"
#include "test/support/recording_sink.h"
#include "test/support/sender.h"
#include "test/support/udp_socket.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

void join(const DatagramSocket& socket, const SocketAddress& group) {
  const int fd = static_cast<int>(socket.handle());
  group_req request{};
  request.gr_interface = if_nametoindex("t0");
  const Sockaddr address = toSockaddr(group);
  std::memcpy(&request.gr_group, &address.storage, sizeof request.gr_group);
  const int level = group.family == Family::kIpv4 ? IPPROTO_IP : IPPROTO_IPV6;
  REQUIRE(::setsockopt(fd, level, MCAST_JOIN_GROUP, &request, sizeof request) == 0);
}

/// Sends to a group that one socket joined, then to the other socket alone, which must get only the
/// second.
void checkIsolation(const SocketAddress& any, SocketAddress group, SocketAddress unicast) {
  RecordingSink sink;
  Receiver receiver(sink);
  const auto member = openUdpSocket(1, {.address = any, .reuse_address = true});
  SocketAddress same_port = any;
  same_port.port = member->local().port;
  const auto stranger = openUdpSocket(2, {.address = same_port, .reuse_address = true});
  join(*member, group);
  receiver.add(member);
  receiver.add(stranger);

  Sender sender(group.family);
  const int index = static_cast<int>(if_nametoindex("t0"));
  if (group.family == Family::kIpv6) {
    sender.setOption(IPPROTO_IPV6, IPV6_MULTICAST_IF, index);
  } else {
    ip_mreqn request{};
    request.imr_ifindex = index;
    REQUIRE(::setsockopt(sender.fd(), IPPROTO_IP, IP_MULTICAST_IF, &request, sizeof request) == 0);
  }
  group.port = unicast.port = same_port.port;
  sender.send(group, "group");
  REQUIRE(sink.waitForDatagrams(1));
  // Of the sockets on one port the one bound last gets unicast.
  sender.send(unicast, "unicast");
  REQUIRE(sink.waitForDatagrams(2));
  CHECK(sink.recorded()[0].datagram.socket == 1);
  CHECK(sink.recorded()[0].datagram.destination.bytes == group.bytes);
  CHECK(sink.recorded()[1].payload == "unicast");
  CHECK(sink.recorded().size() == 2);
}

}  // namespace

TEST_CASE("a socket receives no group that another socket joined") {
  const PrivateNetwork network;
  if (!network.isEntered()) {
    MESSAGE("skipped: no permission to make a network namespace");
    return;
  }
  checkIsolation(ipv4({0, 0, 0, 0}), ipv4({239, 1, 2, 3}), loopback(Family::kIpv4));
  const auto ipv6_group = ipv6({0xff, 0x05, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x42});
  checkIsolation(ipv6({}), ipv6_group, loopback(Family::kIpv6));
}
