#pragma once

#include "platform/datagram_socket.h"

namespace gramscope {

/// Returns when the system would take a datagram of the socket, or after so many milliseconds.
void waitUntilWritable(const DatagramSocket& socket, int milliseconds) noexcept;

}  // namespace gramscope
