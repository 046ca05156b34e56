#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "platform/socket.h"

namespace gramscope {

/// One datagram to send, as a view.
struct OutgoingMessage {
  /// Sent as one datagram, one after the other.
  std::span<const std::span<const std::byte>> buffers;
  /// Nothing for the connected peer. To be valid as long as the view is.
  const SocketName* destination = nullptr;
  /// An errno value when the destination is none, and the message fails in its turn; or 0.
  int refusal = 0;
};

/// What became of a message.
struct SendOutcome {
  /// Bytes sent.
  std::size_t bytes = 0;
  /// An errno value, or 0.
  int error = 0;
  /// Where a message that failed was to go.
  std::optional<SocketName> destination{};
  /// A sentence about the error, where it does not say enough.
  std::string detail{};
};

}  // namespace gramscope
