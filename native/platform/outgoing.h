#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

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

/// Why a message did not leave.
struct SendFailure {
  /// Which one, counted from the first of the report.
  std::size_t index;
  /// An errno value.
  int error;
  /// Where it was to go; nothing for the connected peer.
  std::optional<SocketName> destination{};
  /// A sentence about the error, where it does not say enough.
  std::string detail{};
};

/// What became of messages that were sent in order.
struct SendReport {
  /// How many of them, from the first on, left or failed. A datagram leaves whole or not at all.
  std::size_t settled = 0;
  /// Those that failed, in order.
  std::vector<SendFailure> failures;
  /// Whether the next one could not be sent to a peer that the socket has only in passing (see
  /// DatagramSocket), and has not been tried otherwise.
  bool is_peer_lost = false;
};

}  // namespace gramscope
