#include <doctest/doctest.h>
#include <net/if.h>
#include <netinet/in.h>

#include <ctime>
#include <string>

#include "platform/receiver.h"
#include "test/support/datagrams.h"
#include "test/support/recording_sink.h"
#include "test/support/sender.h"
#include "test/support/udp_socket.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

std::int64_t now() {
  timespec time{};
  clock_gettime(CLOCK_REALTIME, &time);
  return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec;
}

/// Opens `options`, sends "hello" to `destination` (at the socket's port), returns what arrived.
Recorded exchange(const UdpOptions& options, SocketAddress destination, Sender& sender) {
  RecordingSink sink;
  Receiver receiver(sink);
  const auto socket = openUdpSocket(9, options);
  receiver.add(socket);
  destination.port = socket->local().port;
  sender.send(destination, "hello");
  REQUIRE(sink.waitForDatagrams(1));
  CHECK(socket->statistics().received == 1);
  CHECK(socket->statistics().bytes == 5);
  CHECK(sink.recorded()[0].datagram.destination == destination);
  return sink.recorded()[0];
}

}  // namespace

TEST_CASE("an IPv4 datagram arrives with all that the kernel knows of it") {
  Sender sender(Family::kIpv4);
  sender.setOption(IPPROTO_IP, IP_TTL, 17);
  const auto before = now();
  // Another loopback address than the one bound: the destination is what the datagram says.
  const auto [datagram, payload] =
      exchange({.address = ipv4({0, 0, 0, 0})}, ipv4({127, 0, 0, 5}), sender);
  CHECK(payload == "hello");
  CHECK(datagram.source.bytes == loopback(Family::kIpv4).bytes);
  CHECK(datagram.source.port != 0);
  CHECK(datagram.time >= before);
  CHECK(datagram.time <= now());
  CHECK(datagram.interface_index == if_nametoindex("lo"));
  CHECK(datagram.socket == 9);
  CHECK(datagram.original_length == 5);
  CHECK(datagram.ttl == 17);
  CHECK_FALSE(datagram.truncated);
}

TEST_CASE("an IPv6 datagram arrives with all that the kernel knows of it") {
  Sender sender(Family::kIpv6);
  sender.setOption(IPPROTO_IPV6, IPV6_UNICAST_HOPS, 23);
  const auto [datagram, payload] = exchange({.address = ipv6({})}, loopback(Family::kIpv6), sender);
  CHECK(payload == "hello");
  CHECK(datagram.source.bytes == loopback(Family::kIpv6).bytes);
  CHECK(datagram.interface_index == if_nametoindex("lo"));
  CHECK(datagram.ttl == 23);
}

TEST_CASE("a dual-stack socket shows IPv4 datagrams as IPv4") {
  Sender sender(Family::kIpv4);
  sender.setOption(IPPROTO_IP, IP_TTL, 31);
  const auto [datagram, payload] = exchange({.address = ipv6({})}, loopback(Family::kIpv4), sender);
  CHECK(datagram.source.family == Family::kIpv4);
  CHECK(datagram.ttl == 31);
  CHECK(datagram.interface_index == if_nametoindex("lo"));
}

TEST_CASE("the largest datagram arrives whole, and so does the empty one") {
  RecordingSink sink;
  Receiver receiver(sink);
  const auto socket = openUdpSocket(1, {.address = loopback(Family::kIpv4)});
  receiver.add(socket);
  Sender sender(Family::kIpv4);
  const std::string largest(65507, 'z');
  sender.send(socket->local(), largest);
  sender.send(socket->local(), "");
  REQUIRE(sink.waitForDatagrams(2));
  CHECK(sink.recorded()[0].payload == largest);
  CHECK_FALSE(sink.recorded()[0].datagram.truncated);
  CHECK(sink.recorded()[1].payload.empty());
}

TEST_CASE("a datagram larger than the buffer says so, and how long it was") {
  RecordingSink sink;
  Receiver receiver(sink, {.batch_size = 4, .buffer_size = 100});
  const auto socket = openUdpSocket(1, {.address = loopback(Family::kIpv4)});
  receiver.add(socket);
  Sender(Family::kIpv4).send(socket->local(), std::string(250, 'q'));
  REQUIRE(sink.waitForDatagrams(1));
  const auto [datagram, payload] = sink.recorded()[0];
  CHECK(datagram.truncated);
  CHECK(datagram.original_length == 250);
  CHECK(payload == std::string(100, 'q'));
  CHECK(socket->statistics().bytes == 250);
}
