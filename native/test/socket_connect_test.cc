#include <doctest/doctest.h>

#include <cerrno>

#include "platform/receiver.h"
#include "platform/socket.h"
#include "test/support/datagrams.h"
#include "test/support/failure_sink.h"
#include "test/support/sending.h"
#include "test/support/system_errors.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

/// A port on which nobody listens: it was free a moment ago.
SocketAddress unusedAddress(Family family) {
  Socket socket({.id = 9, .type = family == Family::kIpv4 ? SocketType::kUdp4 : SocketType::kUdp6});
  socket.bind({.address = loopback(family)});
  return std::get<SocketAddress>(socket.address());
}

void checkIcmp(SocketType type, Family family) {
  FailureSink sink;
  Receiver receiver(sink);
  Socket socket({.id = 1, .type = type, .icmp_errors = true});
  SocketAddress any;
  any.family = type == SocketType::kUdp6 ? Family::kIpv6 : Family::kIpv4;
  socket.bind({.address = any});
  receiver.add(socket.current());
  SocketAddress nobody = unusedAddress(family);
  const SocketAddress expected = nobody;
  if (type == SocketType::kUdp6 && family == Family::kIpv4) {
    nobody = ipv6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 127, 0, 0, 1}, nobody.port);
  }
  const SocketName destination = nobody;
  CHECK(sendFrom(socket, &destination, "x") == 0);
  REQUIRE(sink.waitForFailure());
  CHECK(sink.failure().error == ECONNREFUSED);
  CHECK(sink.failure().destination == expected);
  receiver.remove(*socket.current());
}

}  // namespace

TEST_CASE("an unconnected socket hears which destination was unreachable") {
  checkIcmp(SocketType::kUdp4, Family::kIpv4);
  checkIcmp(SocketType::kUdp6, Family::kIpv6);
  checkIcmp(SocketType::kUdp6, Family::kIpv4);
}

TEST_CASE("an error about one datagram does not fail the next") {
  Socket socket({.id = 1, .type = SocketType::kUdp4, .icmp_errors = true});
  socket.bind({.address = loopback(Family::kIpv4)});
  const SocketName nobody = unusedAddress(Family::kIpv4);
  for (int i = 0; i < 5; ++i) CHECK(sendFrom(socket, &nobody, "x") == 0);
}

TEST_CASE("a connected socket hears that nobody listens, and goes on") {
  FailureSink sink;
  Receiver receiver(sink);
  Socket socket({.id = 1, .type = SocketType::kUdp4});
  socket.bind({.address = loopback(Family::kIpv4)});
  receiver.add(socket.current());
  socket.connect(unusedAddress(Family::kIpv4));
  CHECK(sendFrom(socket, nullptr, "x") == 0);
  REQUIRE(sink.waitForFailure());
  CHECK(sink.failure().error == ECONNREFUSED);
  CHECK_FALSE(sink.failure().destination.has_value());
  CHECK_FALSE(socket.statistics().counters.failure.has_value());
  receiver.remove(*socket.current());
}

TEST_CASE("a socket keeps its port when it is disconnected") {
  Socket socket({.id = 1, .type = SocketType::kUdp4});
  socket.bind({.address = ipv4({0, 0, 0, 0})});
  const auto before = std::get<SocketAddress>(socket.address());
  const auto peer = loopback(Family::kIpv4, 9);
  socket.connect(peer);
  CHECK(std::get<SocketAddress>(socket.peer()) == peer);
  socket.connect(std::nullopt);
  CHECK(errorOf([&] { socket.peer(); }).error() == ENOTCONN);
  CHECK(std::get<SocketAddress>(socket.address()) == before);
}

TEST_CASE("a connection that is refused names the peer") {
  Socket socket({.id = 1, .type = SocketType::kUdp4});
  const auto error = errorOf([&] { socket.connect(ipv4({255, 255, 255, 255}, 7)); });
  CHECK(error.error() != 0);
  CHECK(error.address() == "255.255.255.255");
  CHECK(error.port() == 7);
}
