#include "platform/shared/sockaddr.h"

#include <cstring>

namespace gramscope {

Sockaddr toSockaddr(const SocketAddress& address) noexcept {
  Sockaddr result{};
  // Filled apart and copied: sockaddr_storage may not be written through another type's pointer.
  if (address.family == Family::kIpv4) {
    sockaddr_in in{};
#ifdef __APPLE__
    in.sin_len = sizeof in;
#endif
    in.sin_family = AF_INET;
    in.sin_port = htons(address.port);
    std::memcpy(&in.sin_addr, address.bytes.data(), sizeof in.sin_addr);
    std::memcpy(&result.storage, &in, sizeof in);
    result.length = sizeof in;
  } else {
    sockaddr_in6 in6{};
#ifdef __APPLE__
    in6.sin6_len = sizeof in6;
#endif
    in6.sin6_family = AF_INET6;
    in6.sin6_port = htons(address.port);
    in6.sin6_scope_id = address.scope_id;
    std::memcpy(&in6.sin6_addr, address.bytes.data(), sizeof in6.sin6_addr);
    std::memcpy(&result.storage, &in6, sizeof in6);
    result.length = sizeof in6;
  }
  return result;
}

Sockaddr emptySockaddr() noexcept {
  Sockaddr result{};
  result.length = sizeof result.storage;
  return result;
}

SocketAddress fromSockaddr(const sockaddr_storage& storage) noexcept {
  SocketAddress address;
  if (storage.ss_family == AF_INET) {
    sockaddr_in in;
    std::memcpy(&in, &storage, sizeof in);
    address = fromInAddr(in.sin_addr);
    address.port = ntohs(in.sin_port);
  } else if (storage.ss_family == AF_INET6) {
    sockaddr_in6 in6;
    std::memcpy(&in6, &storage, sizeof in6);
    address = fromIn6Addr(in6.sin6_addr);
    address.port = ntohs(in6.sin6_port);
    address.scope_id = in6.sin6_scope_id;
  }
  return address;
}

SocketAddress fromInAddr(const in_addr& address) noexcept {
  SocketAddress result;
  std::memcpy(result.bytes.data(), &address, sizeof address);
  return result;
}

SocketAddress fromIn6Addr(const in6_addr& address) noexcept {
  SocketAddress result;
  result.family = Family::kIpv6;
  std::memcpy(result.bytes.data(), &address, sizeof address);
  return result;
}

}  // namespace gramscope
