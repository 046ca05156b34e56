#pragma once

#include <cstdint>

#include "platform/datagram_socket.h"

namespace gramscope {

// What each system does in its own way with an open socket.

void closeHandle(DatagramSocket::Handle handle) noexcept;

/// Datagrams that the system dropped, mostly because the receive buffer was full; 0 where it does
/// not count them for each socket.
std::uint64_t droppedBySystem(DatagramSocket::Handle handle) noexcept;

/// Connects a UDP socket, so that the system looks for the way once for all datagrams without
/// destination (connect(2)). False where it could not, or where that gains nothing that was
/// measured.
bool connectHandle(DatagramSocket::Handle handle, const SocketAddress& peer) noexcept;

/// Frees it from its peer. It keeps its port, unless the system has given it to another meanwhile.
void disconnectHandle(DatagramSocket::Handle handle) noexcept;

}  // namespace gramscope
