#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "platform/datagram_socket.h"
#include "platform/outgoing.h"

namespace gramscope {

/// Sends messages in order by sendmmsg(2) until all have left or failed, or the system would block.
/// Appends one outcome for each that did not block. Throws std::bad_alloc before anything is sent,
/// where `outcomes` has room for as many.
void sendNow(const DatagramSocket& socket, std::span<const OutgoingMessage> messages,
             std::vector<SendOutcome>& outcomes);

}  // namespace gramscope
