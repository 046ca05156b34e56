#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/datagram.h"
#include "platform/socket.h"

namespace gramscope {

/// Sends one datagram without waiting. Throws SystemError (`send`), EAGAIN where the system would
/// have it wait.
void sendOne(Socket& socket, std::span<const std::byte> payload, const SocketName& destination);

/// A datagram that was just sent, as a log has it: outbound, with the time, the hops, and the
/// address that the system took as its source where the socket is bound to all. The views are those
/// given.
///
/// Of a Unix datagram `source_path` names the peer, whichever way it went.
Datagram sentDatagram(std::uint32_t id, Socket& socket, std::span<const std::byte> payload,
                      const SocketName& destination);

}  // namespace gramscope
