#pragma once

#include <sys/socket.h>

#include <cstddef>

#include "core/datagram.h"

namespace gramscope {

/// Bytes that the control messages of one datagram take at most.
inline constexpr std::size_t kControlSize = 512;

/// Copies what the control messages of `message` say (time, destination, interface, TTL, traffic
/// class) into `datagram`, and leaves alone what they do not mention. IPv4-mapped addresses become
/// IPv4.
void readControlMessages(msghdr& message, Datagram& datagram) noexcept;

}  // namespace gramscope
