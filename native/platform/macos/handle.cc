#include "platform/shared/handle.h"

#include <unistd.h>

namespace gramscope {

void closeHandle(DatagramSocket::Handle handle) noexcept { ::close(static_cast<int>(handle)); }

/// macOS counts for each protocol (net.inet.udp.stats), never for a socket.
std::uint64_t droppedBySystem(DatagramSocket::Handle) noexcept { return 0; }

bool connectHandle(DatagramSocket::Handle, const SocketAddress&) noexcept { return false; }

void disconnectHandle(DatagramSocket::Handle) noexcept {}

}  // namespace gramscope
