#pragma once

#include <cstdint>
#include <memory>

#include "core/address.h"
#include "platform/datagram_socket.h"

namespace gramscope {

struct UdpSocketOptions {
  /// Where to bind. Its family is that of the socket; port 0 lets the system choose.
  SocketAddress address;
  /// Bytes asked of the kernel. The default of Linux, 208 KiB, loses syslog at 20,000 a second.
  int receive_buffer = 4 << 20;
  /// SO_REUSEADDR. Off, so that a port in use is an error and not a socket that stays silent.
  bool reuse_address = false;
  /// IPV6_V6ONLY. Off, so that a socket on `::` also hears IPv4; its datagrams carry IPv4
  /// addresses.
  bool ipv6_only = false;
};

/// Opens and binds a UDP socket that never blocks, and that reports for each datagram the kernel's
/// receive time, the destination, the interface and the TTL. It receives only the multicast groups
/// that it joins itself.
///
/// Throws SystemError: `socket`, `setsockopt`, `getsockopt`, `getsockname`, and `bind` with the
/// address.
std::shared_ptr<DatagramSocket> openUdpSocket(std::uint32_t id, const UdpSocketOptions& options);

}  // namespace gramscope
