#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "platform/datagram_socket.h"

namespace gramscope {

/// Waits for sockets: kqueue on macOS, a completion port on Windows. All calls but wake() come from
/// one thread.
class Poller {
 public:
  /// What is waited for at a socket.
  struct Interest {
    bool read = false;
    bool write = false;
  };

  struct Readiness {
    /// The id of the socket.
    std::uint32_t socket;
    bool can_read = false;
    bool can_write = false;
  };

  /// Throws SystemError.
  Poller();
  ~Poller();
  Poller(const Poller&) = delete;
  Poller& operator=(const Poller&) = delete;

  /// From any thread: ends wait(), or the next if none is going on.
  void wake() noexcept;

  /// Waits for this from now on, in place of what was waited for at this socket. Returns an errno
  /// value, or 0.
  int watch(const DatagramSocket& socket, const Interest& interest) noexcept;

  /// Waits for nothing more at this socket, which may then be closed.
  void forget(const DatagramSocket& socket) noexcept;

  /// Sockets that are ready, each once; none after wake() or this time. A socket that is not read
  /// to its end is reported again, behind the others. `milliseconds` below 0 have no end.
  std::span<const Readiness> wait(int milliseconds) noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gramscope
