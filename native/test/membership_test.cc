#include <doctest/doctest.h>
#include <net/if.h>

#include <cerrno>

#include "platform/receiver.h"
#include "platform/socket.h"
#include "test/support/datagrams.h"
#include "test/support/private_network.h"
#include "test/support/recording_sink.h"
#include "test/support/sending.h"
#include "test/support/system_errors.h"

using namespace gramscope;
using namespace gramscope::test;

TEST_CASE("a source-specific membership hears the chosen source alone") {
  const PrivateNetwork network;
  if (!network.isEntered()) {
    MESSAGE("skipped: no permission to make a network namespace");
    return;
  }
  REQUIRE(std::system("ip address add 10.99.0.2/24 dev t0") == 0);
  const auto group = ipv4({232, 1, 2, 3});
  RecordingSink sink;
  Receiver receiver(sink);
  Socket socket({.id = 1, .type = SocketType::kUdp4});
  socket.bind({.address = ipv4({0, 0, 0, 0})});
  socket.join(
      {.group = group, .interface_index = if_nametoindex("t0"), .source = ipv4({10, 99, 0, 2})});
  receiver.add(socket.current());

  auto destination = group;
  destination.port = std::get<SocketAddress>(socket.address()).port;
  const SocketName to = destination;
  Socket stranger({.id = 2, .type = SocketType::kUdp4});
  stranger.bind({.address = ipv4({10, 99, 0, 1})});
  stranger.setMulticastInterface(ipv4({10, 99, 0, 1}));
  Socket chosen({.id = 3, .type = SocketType::kUdp4});
  chosen.bind({.address = ipv4({10, 99, 0, 2})});
  chosen.setMulticastInterface(ipv4({10, 99, 0, 2}));
  CHECK(sendFrom(stranger, &to, "stranger") == 0);
  CHECK(sendFrom(chosen, &to, "chosen") == 0);
  REQUIRE(sink.waitForDatagrams(1));
  CHECK(sink.recorded()[0].payload == "chosen");
  CHECK(sink.recorded().size() == 1);
  receiver.remove(*socket.current());
}

TEST_CASE("an IPv6 group is joined by interface index, and sent to by zone") {
  const PrivateNetwork network;
  if (!network.isEntered()) {
    MESSAGE("skipped: no permission to make a network namespace");
    return;
  }
  const auto index = if_nametoindex("t0");
  const auto group = ipv6({0xff, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x12, 0x34});
  RecordingSink sink;
  Receiver receiver(sink);
  Socket socket({.id = 1, .type = SocketType::kUdp6, .packet_info = true});
  socket.bind({.address = ipv6({})});
  socket.join({.group = group, .interface_index = index, .source = {}});
  receiver.add(socket.current());
  auto destination = group;
  destination.port = std::get<SocketAddress>(socket.address()).port;
  const SocketName to = destination;
  Socket sender({.id = 2, .type = SocketType::kUdp6});
  SocketAddress zone = ipv6({});
  zone.scope_id = index;
  sender.setMulticastInterface(zone);
  CHECK(sendFrom(sender, &to, "group") == 0);
  REQUIRE(sink.waitForDatagrams(1));
  CHECK(sink.recorded()[0].datagram.interface_index == index);
  receiver.remove(*socket.current());
}

TEST_CASE("an interface that does not exist is an error of the call") {
  Socket socket({.id = 1, .type = SocketType::kUdp4});
  const Membership nowhere{.group = ipv4({239, 1, 2, 3}), .interface_index = 999'999, .source = {}};
  CHECK(errorOf([&] { socket.join(nowhere); }).error() == ENODEV);
  CHECK(errorOf([&] { socket.setMulticastInterface(ipv4({203, 0, 113, 1})); }).error() ==
        EADDRNOTAVAIL);
}
