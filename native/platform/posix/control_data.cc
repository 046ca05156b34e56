#include "platform/posix/control_data.h"

#include <unistd.h>

#include <cstddef>

#include "core/address.h"

namespace gramscope {

void setDestination(Datagram& datagram, const SocketAddress& address,
                    std::uint32_t interface_index) noexcept {
  const auto port = datagram.destination.port;
  datagram.destination = unmapped(address);
  datagram.destination.port = port;
  if (needsZone(datagram.destination)) datagram.destination.scope_id = interface_index;
  datagram.interface_index = interface_index;
}

void closeDescriptors(const cmsghdr& header) noexcept {
  const std::size_t count = (header.cmsg_len - CMSG_LEN(0)) / sizeof(int);
  for (std::size_t i = 0; i < count; ++i) {
    int fd;
    std::memcpy(&fd, CMSG_DATA(&header) + i * sizeof fd, sizeof fd);
    ::close(fd);
  }
}

}  // namespace gramscope
