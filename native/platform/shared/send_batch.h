#pragma once

#include <cstddef>
#include <span>

#include "platform/datagram_socket.h"
#include "platform/outgoing.h"

namespace gramscope {

/// Sends messages in order (sendmmsg(2) where there is one) until all have left or failed, or the
/// system would block. Adds what became of those that did not block to the report. Throws
/// std::bad_alloc before anything is sent, where the report has room for as many failures.
void sendNow(const DatagramSocket& socket, std::span<const OutgoingMessage> messages,
             SendReport& report);

}  // namespace gramscope
