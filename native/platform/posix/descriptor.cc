#include "platform/posix/descriptor.h"

#include <fcntl.h>
#include <sys/socket.h>

#include <cerrno>

#include "platform/shared/sockaddr.h"
#include "platform/system_error.h"

namespace gramscope {

bool trySetOption(int fd, int level, int name, int value) noexcept {
  return ::setsockopt(fd, level, name, &value, sizeof value) == 0;
}

void setOption(int fd, int level, int name, int value) {
  if (!trySetOption(fd, level, name, value)) throw SystemError(errno, "setsockopt");
}

int getOption(int fd, int level, int name) {
  int value = 0;
  socklen_t length = sizeof value;
  if (::getsockopt(fd, level, name, &value, &length) != 0) throw SystemError(errno, "getsockopt");
  return value;
}

void beNonBlocking(int fd) {
  const int flags = ::fcntl(fd, F_GETFL);
  if (flags < 0 || ::fcntl(fd, F_SETFL, flags | O_NONBLOCK) != 0) throw SystemError(errno, "fcntl");
  if (::fcntl(fd, F_SETFD, FD_CLOEXEC) != 0) throw SystemError(errno, "fcntl");
}

SocketAddress localAddress(int fd) {
  auto address = emptySockaddr();
  if (::getsockname(fd, address.get(), &address.length) != 0) {
    throw SystemError(errno, "getsockname");
  }
  return fromSockaddr(address.storage);
}

}  // namespace gramscope
