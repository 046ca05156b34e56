#pragma once

#include <doctest/doctest.h>

#include <span>
#include <string_view>

#include "platform/send_queue.h"
#include "platform/socket.h"
#include "test/support/datagrams.h"

namespace gramscope::test {

/// Sends one datagram, to the connected peer where there is no destination. Returns an errno value,
/// or 0.
inline int sendFrom(Socket& socket, const SocketName* destination, std::string_view text) {
  SendQueue queue(socket.type());
  const std::span<const std::byte> payload = bytesOf(text);
  const OutgoingMessage message{.buffers = std::span(&payload, 1), .destination = destination};
  const auto report = queue.send(*socket.opened(), std::span(&message, 1));
  REQUIRE(report.settled == 1);
  return report.failures.empty() ? 0 : report.failures[0].error;
}

}  // namespace gramscope::test
