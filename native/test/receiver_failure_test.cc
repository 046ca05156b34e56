#include <doctest/doctest.h>
#include <unistd.h>

#include <cerrno>
#include <new>
#include <string>
#include <vector>

#include "platform/posix/file_descriptor.h"
#include "platform/receiver.h"
#include "platform/system_error.h"
#include "test/support/datagrams.h"
#include "test/support/recording_sink.h"
#include "test/support/sender.h"
#include "test/support/udp_socket.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

/// Refuses the first batch for want of memory.
class ForgetfulSink : public RecordingSink {
 public:
  void accept(std::span<const Datagram> batch) override {
    if (!has_refused_) {
      has_refused_ = true;
      throw std::bad_alloc();
    }
    RecordingSink::accept(batch);
  }

 private:
  bool has_refused_ = false;
};

}  // namespace

TEST_CASE("a socket that fails is marked, and the others go on") {
  RecordingSink sink;
  Receiver receiver(sink);
  const auto healthy = openUdpSocket(1, {.address = loopback(Family::kIpv4)});
  const auto failing = openUdpSocket(2, {.address = loopback(Family::kIpv4)});
  receiver.add(healthy);
  receiver.add(failing);

  // Behind the descriptor is a pipe now. epoll watches the socket itself, which the copy keeps
  // open, so that the thread finds out as it reads.
  const int descriptor = static_cast<int>(failing->handle());
  int pipe_ends[2];
  REQUIRE(::pipe(pipe_ends) == 0);
  const FileDescriptor read_end(pipe_ends[0]);
  const FileDescriptor write_end(pipe_ends[1]);
  Sender sender(Family::kIpv4);
  {
    const FileDescriptor copy(::dup(descriptor));
    REQUIRE(::dup2(read_end.get(), descriptor) == descriptor);
    sender.send(failing->local(), "to the failing one");
    REQUIRE(sink.waitForFailure());
  }

  CHECK(sink.failed() == std::vector<std::uint32_t>{2});
  const auto failure = failing->statistics().failure;
  REQUIRE(failure.has_value());
  CHECK(failure->error == ENOTSOCK);
  CHECK(std::string(failure->syscall) == "recvmmsg");
  sender.send(healthy->local(), "still here");
  REQUIRE(sink.waitForDatagrams(1));
  CHECK(sink.recorded()[0].payload == "still here");
  CHECK_FALSE(healthy->statistics().failure.has_value());
  CHECK_NOTHROW(receiver.remove(*failing));
}

TEST_CASE("a sink without memory fails the socket, not the process") {
  ForgetfulSink sink;
  Receiver receiver(sink);
  const auto first = openUdpSocket(1, {.address = loopback(Family::kIpv4)});
  receiver.add(first);
  Sender sender(Family::kIpv4);
  sender.send(first->local(), "too much");
  REQUIRE(sink.waitForFailure());
  CHECK(first->statistics().failure->error == ENOMEM);
  const auto second = openUdpSocket(2, {.address = loopback(Family::kIpv4)});
  receiver.add(second);
  sender.send(second->local(), "enough");
  CHECK(sink.waitForDatagrams(1));
}

TEST_CASE("a closed socket cannot be added") {
  RecordingSink sink;
  Receiver receiver(sink);
  const auto socket = openUdpSocket(1, {.address = loopback(Family::kIpv4)});
  socket->close();
  CHECK_THROWS_AS(receiver.add(socket), SystemError);
}
