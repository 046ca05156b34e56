#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/datagram.h"

namespace gramscope {

/// What the network said of a datagram that had been sent already, mostly by ICMP.
struct SendingFailure {
  /// An errno value, such as ECONNREFUSED for an unreachable port.
  int error;
  /// Where the datagram was to go, where the system says so: that takes an error queue.
  std::optional<SocketAddress> destination;
};

/// Whoever takes what a receiver receives. Both calls come from the receive thread, never two at
/// once, and while they run no datagram is read: they should copy and return.
class Sink {
 public:
  virtual ~Sink() = default;

  /// Takes the datagrams of one socket in order of arrival. The views die when the call returns.
  virtual void accept(std::span<const Datagram> batch) = 0;

  /// Whether it takes another batch of this socket, asked after each accept(). If not, the socket
  /// is not read until Receiver::resume(), and its datagrams wait in the kernel.
  virtual bool hasRoom() noexcept { return true; }

  /// Hears of an error that concerns a datagram sent earlier, and not the socket, which goes on.
  virtual void sendingFailed(const SendingFailure&) noexcept {}

  /// Hears that this socket failed and receives no more; its statistics say why.
  virtual void socketFailed(std::uint32_t socket) = 0;
};

}  // namespace gramscope
