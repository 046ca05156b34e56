#pragma once

#include <memory>

#include "platform/socket.h"

namespace gramscope::test {

struct UdpOptions {
  SocketAddress address;
  int receive_buffer = 4 << 20;
  bool reuse_address = false;
};

/// A bound UDP socket that reports the details of each datagram.
inline std::shared_ptr<DatagramSocket> openUdpSocket(std::uint32_t id, const UdpOptions& options) {
  const bool is_ipv4 = options.address.family == Family::kIpv4;
  Socket socket(
      {.id = id, .type = is_ipv4 ? SocketType::kUdp4 : SocketType::kUdp6, .packet_info = true});
  socket.set(SocketOption::kReceiveBuffer, options.receive_buffer);
  socket.bind({.address = options.address, .reuse_address = options.reuse_address});
  return socket.current();
}

}  // namespace gramscope::test
