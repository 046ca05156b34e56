#pragma once

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <netinet/in.h>
#include <sys/socket.h>
#endif

#include "core/address.h"

namespace gramscope {

/// A sockaddr with the length that bind(2) wants.
struct Sockaddr {
  sockaddr_storage storage;
  socklen_t length;

  sockaddr* get() noexcept { return reinterpret_cast<sockaddr*>(&storage); }
  const sockaddr* get() const noexcept { return reinterpret_cast<const sockaddr*>(&storage); }
};

Sockaddr toSockaddr(const SocketAddress& address) noexcept;

/// A sockaddr for a system call to fill.
Sockaddr emptySockaddr() noexcept;

/// The address in `storage`; a family other than AF_INET and AF_INET6 gives 0.0.0.0 port 0.
SocketAddress fromSockaddr(const sockaddr_storage& storage) noexcept;

SocketAddress fromInAddr(const in_addr& address) noexcept;
SocketAddress fromIn6Addr(const in6_addr& address) noexcept;

}  // namespace gramscope
