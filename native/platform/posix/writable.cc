#include "platform/shared/writable.h"

#include <poll.h>

namespace gramscope {

void waitUntilWritable(const DatagramSocket& socket, int milliseconds) noexcept {
  pollfd entry{.fd = static_cast<int>(socket.handle()), .events = POLLOUT, .revents = 0};
  ::poll(&entry, 1, milliseconds);
}

}  // namespace gramscope
