#pragma once

#include <sys/socket.h>

#include <cstring>

namespace gramscope {

/// What a control message carries. CMSG_DATA is not aligned for every type (cmsg(3)), hence the
/// copy.
template <typename T>
T controlData(const cmsghdr& header) noexcept {
  T value;
  std::memcpy(&value, CMSG_DATA(&header), sizeof value);
  return value;
}

/// Descriptors that a Unix sender attached are ours from now on, wanted or not (unix(7)).
void closeDescriptors(const cmsghdr& header) noexcept;

}  // namespace gramscope
