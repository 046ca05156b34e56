#include "test/support/udp_socket.h"

#include <doctest/doctest.h>

#include <cerrno>
#include <string>

#include "platform/error_name.h"
#include "platform/system_error.h"
#include "test/support/datagrams.h"
#include "test/support/sender.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

SystemError errorOfOpening(const UdpOptions& options) {
  try {
    openUdpSocket(1, options);
  } catch (const SystemError& error) {
    return error;
  }
  return {0, "none"};
}

}  // namespace

TEST_CASE("a socket says which port the system chose") {
  const auto socket = openUdpSocket(3, {.address = loopback(Family::kIpv4)});
  CHECK(socket->id() == 3);
  CHECK(socket->local().port != 0);
  CHECK(socket->local() == loopback(Family::kIpv4, socket->local().port));
}

TEST_CASE("a port in use is an error that names the address") {
  const auto first = openUdpSocket(1, {.address = loopback(Family::kIpv4)});
  const SystemError error = errorOfOpening({.address = first->local()});
  CHECK(std::string(errorName(error.error())) == "EADDRINUSE");
  CHECK(std::string(error.syscall()) == "bind");
  CHECK(error.address() == "127.0.0.1");
  CHECK(error.port() == first->local().port);
}

TEST_CASE("reuse of an address is on request") {
  const auto first = openUdpSocket(1, {.address = loopback(Family::kIpv4), .reuse_address = true});
  CHECK_NOTHROW(openUdpSocket(2, {.address = first->local(), .reuse_address = true}));
}

TEST_CASE("an address of another machine is an error") {
  const SystemError error = errorOfOpening({.address = ipv4({203, 0, 113, 1}, 5514)});
  CHECK(error.error() == EADDRNOTAVAIL);
}

TEST_CASE("the receive buffer that was got compares with the one that was asked") {
  Socket socket({.id = 1, .type = SocketType::kUdp4});
  socket.set(SocketOption::kReceiveBuffer, 100'000);
  CHECK(socket.statistics().receive_buffer.asked == 100'000);
  CHECK(socket.statistics().receive_buffer.got == 100'000);
}

TEST_CASE("datagrams that do not fit the receive buffer are counted, also after closing") {
  const auto socket =
      openUdpSocket(1, {.address = loopback(Family::kIpv4), .receive_buffer = 4096});
  Sender sender(Family::kIpv4);
  const std::string payload(1000, 'x');
  for (int i = 0; i < 100; ++i) sender.send(socket->local(), payload);
  const auto dropped = socket->statistics().dropped;
  CHECK(dropped > 50);
  CHECK(dropped < 100);
  socket->close();
  CHECK(socket->statistics().dropped == dropped);
  socket->close();
}
