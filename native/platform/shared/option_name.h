#pragma once

#include "platform/socket.h"

namespace gramscope {

/// What setsockopt(2) calls an option.
struct OptionName {
  int level;
  int name;
};

OptionName nameOf(SocketType type, SocketOption option) noexcept;

/// That for IPv4, which also a socket for both versions takes on some systems.
OptionName ipv4NameOf(SocketOption option) noexcept;

}  // namespace gramscope
