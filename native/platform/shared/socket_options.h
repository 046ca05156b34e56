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

/// Bytes of kReceiveBuffer or kSendBuffer that can be used: what compares with what was asked.
int bufferSizeOf(DatagramSocket::Handle handle, SocketOption option) noexcept;

}  // namespace gramscope
