#pragma once

#include "platform/socket.h"

namespace gramscope {

// What platform/socket.h promises, for one descriptor. Each throws SystemError (`setsockopt`,
// `getsockopt`).

void setSocketOption(DatagramSocket::Handle handle, SocketType type, SocketOption option,
                     int value);
int getSocketOption(DatagramSocket::Handle handle, SocketType type, SocketOption option);
void setMulticastInterfaceOf(DatagramSocket::Handle handle, const SocketAddress& address);

enum class MembershipChange { kJoin, kLeave };

void changeMembership(DatagramSocket::Handle handle, MembershipChange change,
                      const Membership& membership);

/// Both sizes as the system has them: what was asked is for the caller to know.
ReceiveBuffer receiveBufferOf(DatagramSocket::Handle handle) noexcept;

}  // namespace gramscope
