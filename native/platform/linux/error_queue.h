#pragma once

#include <optional>

#include "core/sink.h"

namespace gramscope {

/// The next ICMP error of the queue, or nothing when it is empty.
std::optional<SendingFailure> nextQueuedError(int fd) noexcept;

}  // namespace gramscope
