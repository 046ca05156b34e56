#pragma once

#include <cstddef>
#include <span>

#include "platform/datagram_socket.h"
#include "platform/socket.h"

namespace gramscope {

/// Sends one datagram, of 1024 pieces at most, without waiting, to the connected peer where there
/// is no destination. Returns an errno value, EAGAIN where it would block, or 0. Throws SystemError
/// for a destination that cannot even be asked for, and std::bad_alloc.
int sendOne(const DatagramSocket& socket, std::span<const std::span<const std::byte>> buffers,
            const SocketName* destination);

}  // namespace gramscope
