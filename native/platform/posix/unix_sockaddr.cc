#include "platform/posix/unix_sockaddr.h"

#include <sys/un.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>

#include "platform/system_error.h"

namespace gramscope {

namespace {

#ifdef __linux__
constexpr bool kHasAbstractNames = true;
#else
constexpr bool kHasAbstractNames = false;
#endif

}  // namespace

Sockaddr toUnixSockaddr(const std::string& path, const char* syscall) {
  sockaddr_un un{};
  const bool is_abstract = path.starts_with('@');
  if (is_abstract && !kHasAbstractNames) {
    throw SystemError(ENOTSUP, syscall, path, 0)
        .explained("abstract names exist on Linux alone; a path may begin with ./@");
  }
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
#ifdef __APPLE__
  un.sun_len = sizeof un;
#endif
  un.sun_family = AF_UNIX;
  path.copy(un.sun_path, sizeof un.sun_path);
  if (is_abstract) un.sun_path[0] = '\0';
  Sockaddr result{};
  std::memcpy(&result.storage, &un, sizeof un);
  result.length =
      static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + (is_abstract ? 0 : 1));
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

}  // namespace gramscope
