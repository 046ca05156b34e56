#pragma once

#include <cstdint>

#include "platform/datagram_socket.h"

namespace gramscope {

// What each system does in its own way with an open socket.

void closeHandle(DatagramSocket::Handle handle) noexcept;

/// Datagrams that the system dropped, mostly because the receive buffer was full; 0 where it does
/// not count them for each socket.
std::uint64_t droppedBySystem(DatagramSocket::Handle handle) noexcept;

}  // namespace gramscope
