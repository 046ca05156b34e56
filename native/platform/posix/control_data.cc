#include "platform/posix/control_data.h"

#include <unistd.h>

#include <cstddef>

namespace gramscope {

void closeDescriptors(const cmsghdr& header) noexcept {
  const std::size_t count = (header.cmsg_len - CMSG_LEN(0)) / sizeof(int);
  for (std::size_t i = 0; i < count; ++i) {
    int fd;
    std::memcpy(&fd, CMSG_DATA(&header) + i * sizeof fd, sizeof fd);
    ::close(fd);
  }
}

}  // namespace gramscope
