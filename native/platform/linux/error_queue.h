#pragma once

#include <optional>

#include "core/sink.h"

namespace gramscope {

/// Has the kernel queue what the network says about datagrams of this UDP socket (IP_RECVERR,
/// ip(7)). Throws SystemError (`setsockopt`).
void openErrorQueue(int fd, Family family);

/// The next ICMP error of the queue, or nothing when it is empty.
std::optional<SendingFailure> nextQueuedError(int fd) noexcept;

}  // namespace gramscope
