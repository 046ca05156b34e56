#include <doctest/doctest.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "platform/receiver.h"
#include "platform/socket.h"
#include "test/support/failure_sink.h"
#include "test/support/sending.h"
#include "test/support/system_errors.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

std::string nameOf(const char* which) {
  return "@gramscope-connect-" + std::to_string(::getpid()) + '-' + which;
}

}  // namespace

TEST_CASE("a Unix socket has a peer until it is freed or the peer is gone") {
  Socket socket({.id = 1, .type = SocketType::kUnix});
  CHECK(errorOf([&] { socket.connectPath(nameOf("peer")); }).error() == ECONNREFUSED);
  {
    Socket peer({.id = 2, .type = SocketType::kUnix});
    peer.bindPath(nameOf("peer"));
    socket.connectPath(nameOf("peer"));
    CHECK(std::get<std::string>(socket.peer()) == nameOf("peer"));
    CHECK(sendFrom(socket, nullptr, "x") == 0);
    socket.connect(std::nullopt);
    CHECK(errorOf([&] { socket.peer(); }).error() == ENOTCONN);
    CHECK(sendFrom(socket, nullptr, "x") == ENOTCONN);
    socket.connectPath(nameOf("peer"));
  }
  CHECK(sendFrom(socket, nullptr, "x") == ECONNREFUSED);
  CHECK(sendFrom(socket, nullptr, "x") == ENOTCONN);
  CHECK(errorOf([&] { socket.connectPath('/' + std::string(107, 'x')); }).error() == ENAMETOOLONG);
}

TEST_CASE("a Unix peer that throws away what it was sent is told of, and reading goes on") {
  FailureSink sink;
  Receiver receiver(sink);
  Socket socket({.id = 1, .type = SocketType::kUnix});
  socket.bindPath(nameOf("one"));
  Socket peer({.id = 2, .type = SocketType::kUnix});
  peer.bindPath(nameOf("two"));
  socket.connectPath(nameOf("two"));
  peer.connectPath(nameOf("one"));
  receiver.add(socket.current());
  CHECK(sendFrom(socket, nullptr, "unread") == 0);
  peer.connect(std::nullopt);
  REQUIRE(sink.waitForFailure());
  CHECK(sink.failure().error == ECONNRESET);
  const SocketName to = nameOf("one");
  CHECK(sendFrom(peer, &to, "still heard") == 0);
  CHECK(sink.waitForDatagrams(1));
  receiver.remove(*socket.current());
}
