#pragma once

#include "core/address.h"
#include "platform/posix/file_descriptor.h"

namespace gramscope {

/// Whether setsockopt(2) took an integer option; if not, errno says why.
bool trySetOption(int fd, int level, int name, int value) noexcept;

/// The same for one that must be taken. Throws SystemError (`setsockopt`).
void setOption(int fd, int level, int name, int value);

/// Throws SystemError (`getsockopt`).
int getOption(int fd, int level, int name);

/// Has it neither block nor outlive exec(2). Throws SystemError (`fcntl`).
void beNonBlocking(int fd);

/// Where the socket is bound. Throws SystemError (`getsockname`).
SocketAddress localAddress(int fd);

}  // namespace gramscope
