#include "platform/shared/handle.h"

#include <linux/sock_diag.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "platform/posix/particulars.h"
#include "platform/shared/sockaddr.h"
#include "platform/system_error.h"

namespace gramscope {

void closeHandle(DatagramSocket::Handle handle) noexcept { ::close(static_cast<int>(handle)); }

std::uint64_t droppedBySystem(DatagramSocket::Handle handle) noexcept {
  // SO_MEMINFO (socket(7), Linux 4.12) reads the counter at once; the SO_RXQ_OVFL control message
  // only comes with the next datagram, which after the last drop may never arrive.
  std::array<std::uint32_t, SK_MEMINFO_VARS> meminfo{};
  socklen_t length = sizeof meminfo;
  ::getsockopt(static_cast<int>(handle), SOL_SOCKET, SO_MEMINFO, meminfo.data(), &length);
  return meminfo[SK_MEMINFO_DROPS];
}

bool connectHandle(DatagramSocket::Handle handle, const SocketAddress& peer) noexcept {
  const Sockaddr address = toSockaddr(peer);
  return ::connect(static_cast<int>(handle), address.get(), address.length) == 0;
}

void disconnectHandle(DatagramSocket::Handle handle) noexcept try {
  disconnect(static_cast<int>(handle));
} catch (const SystemError&) {
  // The system chooses another port then.
}

}  // namespace gramscope
