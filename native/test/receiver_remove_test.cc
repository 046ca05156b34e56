#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "platform/receiver.h"
#include "test/support/datagrams.h"
#include "test/support/recording_sink.h"
#include "test/support/sender.h"
#include "test/support/udp_socket.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

/// Sends to one address as fast as it can, until it is destroyed.
class Flood {
 public:
  explicit Flood(const SocketAddress& destination)
      : thread_([this, destination] {
          Sender sender(Family::kIpv4);
          while (!stopping_) sender.send(destination, "flood");
        }) {}
  ~Flood() {
    stopping_ = true;
    thread_.join();
  }

 private:
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace

TEST_CASE("nothing more of a socket is delivered once it is removed, under full load") {
  RecordingSink sink;
  Receiver receiver(sink);
  const auto other = openUdpSocket(1, {.address = loopback(Family::kIpv4)});
  receiver.add(other);
  const auto flooded = openUdpSocket(2, {.address = loopback(Family::kIpv4)});
  receiver.add(flooded);
  const Flood flood(flooded->local());
  REQUIRE(sink.waitForDatagrams(100));

  const auto start = std::chrono::steady_clock::now();
  receiver.remove(*flooded);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));

  const auto delivered = sink.countOf(2);
  CHECK(flooded->statistics().received == delivered);
  // The thread goes on for the other socket, while the flood goes on for the removed one.
  Sender sender(Family::kIpv4);
  for (int i = 0; i < 50; ++i) sender.send(other->local(), "other");
  REQUIRE(sink.waitForDatagrams(delivered + 50));
  CHECK(sink.countOf(1) == 50);
  CHECK(sink.countOf(2) == delivered);
  flooded->close();
}

TEST_CASE("a socket can be removed twice, and one that never was added too") {
  RecordingSink sink;
  Receiver receiver(sink);
  const auto socket = openUdpSocket(1, {.address = loopback(Family::kIpv4)});
  receiver.remove(*socket);
  receiver.add(socket);
  receiver.remove(*socket);
  CHECK_NOTHROW(receiver.remove(*socket));
}

TEST_CASE("a receiver ends under full load") {
  RecordingSink sink;
  const auto socket = openUdpSocket(1, {.address = loopback(Family::kIpv4)});
  const Flood flood(socket->local());
  std::size_t delivered = 0;
  {
    Receiver receiver(sink);
    receiver.add(socket);
    REQUIRE(sink.waitForDatagrams(100));
  }
  delivered = sink.countOf(1);
  CHECK(socket->statistics().received == delivered);
}
