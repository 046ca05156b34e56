#include <doctest/doctest.h>

#include <string>

#include "platform/receiver.h"
#include "test/support/datagrams.h"
#include "test/support/recording_sink.h"
#include "test/support/sender.h"
#include "test/support/udp_socket.h"

using namespace gramscope;
using namespace gramscope::test;

TEST_CASE("queued datagrams come in batches, in order, none lost") {
  RecordingSink sink;
  Receiver receiver(sink, {.batch_size = 16, .buffer_size = 2048});
  const auto socket = openUdpSocket(1, {.address = loopback(Family::kIpv4)});
  Sender sender(Family::kIpv4);
  for (int i = 0; i < 1000; ++i) sender.send(socket->local(), std::to_string(i));
  receiver.add(socket);
  REQUIRE(sink.waitForDatagrams(1000));
  const auto recorded = sink.recorded();
  for (std::size_t i = 0; i < 1000; ++i) REQUIRE(recorded[i].payload == std::to_string(i));
  CHECK(sink.largestBatch() == 16);
  CHECK(socket->statistics().received == 1000);
  CHECK(socket->statistics().dropped == 0);
}

TEST_CASE("a full socket does not keep another from its turn") {
  RecordingSink sink;
  const auto full = openUdpSocket(1, {.address = loopback(Family::kIpv4)});
  const auto sparse = openUdpSocket(2, {.address = loopback(Family::kIpv4)});
  Sender sender(Family::kIpv4);
  for (int i = 0; i < 1000; ++i) sender.send(full->local(), "x");
  sender.send(sparse->local(), "y");
  Receiver receiver(sink, {.batch_size = 16, .buffer_size = 2048});
  receiver.add(sparse);
  receiver.add(full);
  REQUIRE(sink.waitForDatagrams(1001));
  // The sparse socket's datagram was queued behind 1000 others, and came within the first rounds.
  const auto recorded = sink.recorded();
  std::size_t position = 0;
  while (recorded[position].datagram.socket != 2) ++position;
  CHECK(position <= 32);
}

TEST_CASE("what was sent is either received or counted as dropped") {
  RecordingSink sink;
  Receiver receiver(sink);
  const auto socket =
      openUdpSocket(1, {.address = loopback(Family::kIpv4), .receive_buffer = 20'000});
  Sender sender(Family::kIpv4);
  for (int i = 0; i < 500; ++i) sender.send(socket->local(), std::string(500, 'x'));
  const auto dropped = socket->statistics().dropped;
  CHECK(dropped > 0);
  receiver.add(socket);
  REQUIRE(sink.waitForDatagrams(500 - dropped));
  CHECK(socket->statistics().received + socket->statistics().dropped == 500);
}
