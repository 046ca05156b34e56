#include "platform/linux/sockaddr.h"

#include <arpa/inet.h>
#include <sys/un.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>

#include "platform/system_error.h"

namespace gramscope {

Sockaddr toSockaddr(const SocketAddress& address) noexcept {
  Sockaddr result{};
  // Filled apart and copied: sockaddr_storage may not be written through another type's pointer.
  if (address.family == Family::kIpv4) {
    sockaddr_in in{};
    in.sin_family = AF_INET;
    in.sin_port = htons(address.port);
    std::memcpy(&in.sin_addr, address.bytes.data(), sizeof in.sin_addr);
    std::memcpy(&result.storage, &in, sizeof in);
    result.length = sizeof in;
  } else {
    sockaddr_in6 in6{};
    in6.sin6_family = AF_INET6;
    in6.sin6_port = htons(address.port);
    in6.sin6_scope_id = address.scope_id;
    std::memcpy(&in6.sin6_addr, address.bytes.data(), sizeof in6.sin6_addr);
    std::memcpy(&result.storage, &in6, sizeof in6);
    result.length = sizeof in6;
  }
  return result;
}

Sockaddr toUnixSockaddr(const std::string& path, const char* syscall) {
  sockaddr_un un{};
  const bool is_abstract = path.starts_with('@');
  // A path ends in NUL, an abstract name does not (unix(7)): its `@` stands for a NUL at the start.
  const std::size_t limit = sizeof un.sun_path - (is_abstract ? 0 : 1);
  if (path.size() > limit) {
    throw SystemError(ENAMETOOLONG, syscall, path, 0)
        .explained("the name of a Unix socket has at most " + std::to_string(limit) +
                   " bytes, this one has " + std::to_string(path.size()));
  }
  // An empty name would ask for autobind, and a NUL would cut the path short.
  if (path.empty() || (!is_abstract && path.find('\0') != std::string::npos)) {
    throw SystemError(EINVAL, syscall, path, 0);
  }
  un.sun_family = AF_UNIX;
  path.copy(un.sun_path, sizeof un.sun_path);
  if (is_abstract) un.sun_path[0] = '\0';
  Sockaddr result{};
  std::memcpy(&result.storage, &un, sizeof un);
  result.length =
      static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + (is_abstract ? 0 : 1));
  return result;
}

Sockaddr emptySockaddr() noexcept {
  Sockaddr result{};
  result.length = sizeof result.storage;
  return result;
}

std::string pathIn(const Sockaddr& address) {
  constexpr std::size_t kStart = offsetof(sockaddr_un, sun_path);
  if (address.length <= kStart) return {};
  sockaddr_un un;
  std::memcpy(&un, &address.storage, sizeof un);
  const std::size_t length = std::min<std::size_t>(address.length - kStart, sizeof un.sun_path);
  if (un.sun_path[0] != '\0') return std::string(un.sun_path, ::strnlen(un.sun_path, length));
  return '@' + std::string(un.sun_path + 1, length - 1);
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
