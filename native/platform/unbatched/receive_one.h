#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "core/datagram.h"
#include "platform/datagram_socket.h"

namespace gramscope {

/// Where one datagram goes.
struct ReceiveSlot {
  std::span<std::byte> buffer;
  /// For the sender's sockaddr, into which Datagram::source_path points.
  alignas(8) std::array<std::byte, 128> sender;
};

/// Reads one datagram without waiting; it lives in `slot`. Returns an errno value, EAGAIN when
/// nothing is queued, or 0.
///
/// `original_length` of a truncated datagram is that of the buffer: unlike Linux, these systems do
/// not tell how much was cut.
int receiveOne(const DatagramSocket& socket, ReceiveSlot& slot, Datagram& datagram) noexcept;

}  // namespace gramscope
