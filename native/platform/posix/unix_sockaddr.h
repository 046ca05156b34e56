#pragma once

#include <string>

#include "platform/shared/sockaddr.h"

namespace gramscope {

/// The address of a Unix socket: a path, or on Linux `@name` in the abstract namespace, whose
/// length is exact. Throws SystemError (ENAMETOOLONG) with the limit, and for an empty path EINVAL;
/// `syscall` is what the address is for.
Sockaddr toUnixSockaddr(const std::string& path, const char* syscall);

/// The path or `@name` in the address of a Unix socket; empty for one without a name.
std::string pathIn(const Sockaddr& address);

}  // namespace gramscope
