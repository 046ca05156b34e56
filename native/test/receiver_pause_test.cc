#include <doctest/doctest.h>

#include <atomic>

#include "platform/receiver.h"
#include "test/support/datagrams.h"
#include "test/support/recording_sink.h"
#include "test/support/sender.h"
#include "test/support/udp_socket.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

/// Takes no more than one batch until it is emptied.
class SmallSink : public RecordingSink {
 public:
  bool hasRoom() noexcept override { return is_open; }

  std::atomic<bool> is_open = false;
};

}  // namespace

TEST_CASE("a socket whose sink is full waits in the kernel, and the others go on") {
  SmallSink small;
  RecordingSink other;
  Receiver receiver;
  const auto full = openUdpSocket(1, {.address = loopback(Family::kIpv4)});
  const auto healthy = openUdpSocket(2, {.address = loopback(Family::kIpv4)});
  receiver.add(full, small);
  receiver.add(healthy, other);

  Sender sender(Family::kIpv4);
  sender.send(full->local(), "first");
  REQUIRE(small.waitForDatagrams(1));
  sender.send(full->local(), "second");
  sender.send(healthy->local(), "healthy");
  REQUIRE(other.waitForDatagrams(1));
  CHECK(small.recorded().size() == 1);

  small.is_open = true;
  receiver.resume(*full);
  REQUIRE(small.waitForDatagrams(2));
  CHECK(small.recorded()[1].payload == "second");
}

TEST_CASE("resuming a socket that is not read does nothing") {
  Receiver receiver;
  const auto socket = openUdpSocket(1, {.address = loopback(Family::kIpv4)});
  CHECK_NOTHROW(receiver.resume(*socket));
}
