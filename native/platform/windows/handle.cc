#include "platform/shared/handle.h"

#include "platform/windows/winsock.h"

namespace gramscope {

void closeHandle(DatagramSocket::Handle handle) noexcept { ::closesocket(toSocket(handle)); }

/// Windows counts for each protocol (GetUdpStatistics), never for a socket.
std::uint64_t droppedBySystem(DatagramSocket::Handle) noexcept { return 0; }

bool connectHandle(DatagramSocket::Handle, const SocketAddress&) noexcept { return false; }

void disconnectHandle(DatagramSocket::Handle) noexcept {}

}  // namespace gramscope
