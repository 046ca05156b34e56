#pragma once

#include "platform/socket.h"

namespace gramscope {

// What platform/socket.h promises, for one descriptor. Each throws SystemError (`setsockopt`,
// `getsockopt`).

void setSocketOption(int fd, SocketType type, SocketOption option, int value);
int getSocketOption(int fd, SocketType type, SocketOption option);
void setMulticastInterfaceOf(int fd, const SocketAddress& address);

enum class MembershipChange { kJoin, kLeave };

void changeMembership(int fd, MembershipChange change, const Membership& membership);

/// Both sizes as the system has them: what was asked is for the caller to know.
ReceiveBuffer receiveBufferOf(int fd) noexcept;

}  // namespace gramscope
