#pragma once

#include "platform/datagram_socket.h"
#include "platform/shared/sockaddr.h"

// After <winsock2.h>, which <windows.h> would otherwise replace by its predecessor.
#include <mswsock.h>
#include <windows.h>

namespace gramscope {

inline SOCKET toSocket(DatagramSocket::Handle handle) noexcept {
  return static_cast<SOCKET>(handle);
}

/// Owns a SOCKET.
class OwnedSocket {
 public:
  explicit OwnedSocket(SOCKET socket) noexcept : socket_(socket) {}
  OwnedSocket(const OwnedSocket&) = delete;
  OwnedSocket& operator=(const OwnedSocket&) = delete;
  ~OwnedSocket() {
    if (socket_ != INVALID_SOCKET) ::closesocket(socket_);
  }

  SOCKET get() const noexcept { return socket_; }
  SOCKET release() noexcept { return std::exchange(socket_, INVALID_SOCKET); }

 private:
  SOCKET socket_;
};

/// The errno value, as the C library of Windows has them, that says the same as an error of Winsock
/// or of the system; the error itself where there is none.
int errnoOf(DWORD error) noexcept;

/// That of the last call on this thread.
int lastError() noexcept;

/// A UDP socket that never blocks. It does not hear of unreachable ports until it is connected.
/// Throws SystemError (`socket`, `setsockopt`).
SOCKET openSocket(Family family);

/// Whether an ICMP message about a datagram sent earlier is an error of the next call
/// (SIO_UDP_CONNRESET): off, as elsewhere, for a socket without a peer, which could not tell whose
/// it was.
void hearUnreachable(SOCKET socket, bool is_wanted) noexcept;

bool trySetOption(SOCKET socket, int level, int name, DWORD value) noexcept;

/// Throws SystemError (`setsockopt`).
void setOption(SOCKET socket, int level, int name, DWORD value);

/// Throws SystemError (`getsockopt`).
int getOption(SOCKET socket, int level, int name);

/// Asks that each datagram come with its destination, interface, TTL and traffic class, as far as
/// this version of Windows knows them.
void askForDetails(SOCKET socket, Family family) noexcept;

/// Throws SystemError (`bind`) with the address.
void bindSocket(SOCKET socket, const SocketAddress& address);

/// Throws SystemError (`getsockname`).
SocketAddress localAddress(SOCKET socket);

}  // namespace gramscope
