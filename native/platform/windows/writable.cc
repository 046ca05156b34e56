#include "platform/shared/writable.h"

#include <winsock2.h>

namespace gramscope {

void waitUntilWritable(const DatagramSocket& socket, int milliseconds) noexcept {
  WSAPOLLFD entry{};
  entry.fd = static_cast<SOCKET>(socket.handle());
  entry.events = POLLWRNORM;
  ::WSAPoll(&entry, 1, milliseconds);
}

}  // namespace gramscope
