#include <doctest/doctest.h>
#include <sys/socket.h>

#include <cerrno>

#include "platform/receiver.h"
#include "platform/socket.h"
#include "test/support/datagrams.h"
#include "test/support/private_network.h"
#include "test/support/recording_sink.h"
#include "test/support/sender.h"
#include "test/support/system_errors.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

SocketAddress addressOf(const Socket& socket) { return std::get<SocketAddress>(socket.address()); }

}  // namespace

TEST_CASE("options may be set before a socket is bound") {
  Socket socket({.id = 1, .type = SocketType::kUdp4});
  socket.set(SocketOption::kTtl, 7);
  socket.bind({.address = loopback(Family::kIpv4)});
  CHECK(socket.get(SocketOption::kTtl) == 7);
}

TEST_CASE("a second bind gives a fresh port and keeps the options") {
  Socket socket({.id = 1, .type = SocketType::kUdp4});
  socket.bind({.address = loopback(Family::kIpv4)});
  socket.set(SocketOption::kMulticastTtl, 9);
  socket.set(SocketOption::kBroadcast, 1);
  socket.set(SocketOption::kReceiveBuffer, 100'000);
  const auto before = addressOf(socket);
  socket.bind({.address = loopback(Family::kIpv4)});
  CHECK(addressOf(socket).port != before.port);
  CHECK(socket.get(SocketOption::kMulticastTtl) == 9);
  CHECK(socket.get(SocketOption::kBroadcast) == 1);
  CHECK(socket.statistics().receive_buffer.asked == 100'000);
  CHECK(socket.statistics().receive_buffer.got == 100'000);
  Socket other({.id = 2, .type = SocketType::kUdp4});
  CHECK_NOTHROW(other.bind({.address = before}));
}

TEST_CASE("a bind that fails leaves a bound socket as it was") {
  Socket taken({.id = 1, .type = SocketType::kUdp4});
  taken.bind({.address = loopback(Family::kIpv4)});
  Socket socket({.id = 2, .type = SocketType::kUdp4});
  socket.bind({.address = loopback(Family::kIpv4)});
  const auto before = addressOf(socket);
  const auto error = errorOf([&] { socket.bind({.address = addressOf(taken)}); });
  CHECK(error.error() == EADDRINUSE);
  CHECK(error.port() == addressOf(taken).port);
  CHECK(addressOf(socket) == before);
}

TEST_CASE("memberships follow a socket to its next port") {
  const PrivateNetwork network;
  if (!network.isEntered()) {
    MESSAGE("skipped: no permission to make a network namespace");
    return;
  }
  Socket socket({.id = 1, .type = SocketType::kUdp4});
  const Membership membership{.group = ipv4({239, 1, 2, 3}), .interface_index = 1, .source = {}};
  socket.bind({.address = ipv4({0, 0, 0, 0})});
  socket.join(membership);
  CHECK(errorOf([&] { socket.join(membership); }).error() == EADDRINUSE);
  socket.bind({.address = ipv4({0, 0, 0, 0})});
  CHECK(errorOf([&] { socket.join(membership); }).error() == EADDRINUSE);
  socket.leave(membership);
  CHECK(errorOf([&] { socket.leave(membership); }).error() == EADDRNOTAVAIL);
}

TEST_CASE("reusePort lets two sockets share a port") {
  Socket first({.id = 1, .type = SocketType::kUdp4});
  first.bind({.address = loopback(Family::kIpv4), .reuse_port = true});
  Socket second({.id = 2, .type = SocketType::kUdp4});
  CHECK_NOTHROW(second.bind({.address = addressOf(first), .reuse_port = true}));
  Socket third({.id = 3, .type = SocketType::kUdp4});
  CHECK(errorOf([&] { third.bind({.address = addressOf(first)}); }).error() == EADDRINUSE);
}

TEST_CASE("a socket without a descriptor has neither address nor peer") {
  const Socket socket({.id = 1, .type = SocketType::kUdp4});
  CHECK(errorOf([&] { socket.address(); }).error() == EBADF);
  CHECK(errorOf([&] { socket.peer(); }).error() == ENOTCONN);
  CHECK(socket.statistics().counters.received == 0);
}

TEST_CASE("a descriptor of the same type is taken over, another is refused and left alone") {
  const int fd = ::socket(AF_INET, SOCK_DGRAM, 0);
  Socket wrong({.id = 1, .type = SocketType::kUdp6});
  CHECK(errorOf([&] { wrong.adopt(fd); }).error() == EINVAL);
  CHECK(errorOf([&] { wrong.adopt(987'654); }).error() == EBADF);

  Socket socket({.id = 2, .type = SocketType::kUdp4});
  const Sockaddr address = toSockaddr(loopback(Family::kIpv4));
  REQUIRE(::bind(fd, address.get(), address.length) == 0);
  socket.adopt(fd);
  RecordingSink sink;
  Receiver receiver(sink);
  receiver.add(socket.current());
  Sender(Family::kIpv4).send(addressOf(socket), "adopted");
  REQUIRE(sink.waitForDatagrams(1));
  CHECK(sink.recorded()[0].datagram.destination == addressOf(socket));
  receiver.remove(*socket.current());
}
