// The names of RFC 3542 are behind this macro (ip6(4)).
#define __APPLE_USE_RFC_3542

#include "platform/macos/control_messages.h"

#include <netinet/in.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstring>

#include "platform/shared/sockaddr.h"

namespace gramscope {
namespace {

/// CMSG_DATA is not aligned for every type, hence the copy.
template <typename T>
T dataOf(const cmsghdr& header) noexcept {
  T value;
  std::memcpy(&value, CMSG_DATA(&header), sizeof value);
  return value;
}

void setDestination(Datagram& datagram, const SocketAddress& address,
                    std::uint32_t interface_index) noexcept {
  const auto port = datagram.destination.port;
  datagram.destination = unmapped(address);
  datagram.destination.port = port;
  if (needsZone(datagram.destination)) datagram.destination.scope_id = interface_index;
  datagram.interface_index = interface_index;
}

/// Descriptors that a Unix sender attached are ours from now on, wanted or not.
void closeDescriptors(const cmsghdr& header) noexcept {
  const std::size_t count = (header.cmsg_len - CMSG_LEN(0)) / sizeof(int);
  for (std::size_t i = 0; i < count; ++i) {
    int fd;
    std::memcpy(&fd, CMSG_DATA(&header) + i * sizeof fd, sizeof fd);
    ::close(fd);
  }
}

void readSocketMessage(const cmsghdr& header, Datagram& datagram) noexcept {
  if (header.cmsg_type == SCM_TIMESTAMP) {
    const auto time = dataOf<timeval>(header);
    datagram.time = static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 +
                    static_cast<std::int64_t>(time.tv_usec) * 1000;
  } else if (header.cmsg_type == SCM_RIGHTS) {
    closeDescriptors(header);
  }
}

void readIpv4Message(const cmsghdr& header, Datagram& datagram) noexcept {
  if (header.cmsg_type == IP_RECVTTL) {
    datagram.ttl = dataOf<std::uint8_t>(header);
  } else if (header.cmsg_type == IP_RECVTOS) {
    datagram.traffic_class = dataOf<std::uint8_t>(header);
  } else if (header.cmsg_type == IP_PKTINFO) {
    const auto info = dataOf<in_pktinfo>(header);
    setDestination(datagram, fromInAddr(info.ipi_addr), info.ipi_ifindex);
  }
}

void readIpv6Message(const cmsghdr& header, Datagram& datagram) noexcept {
  if (header.cmsg_type == IPV6_HOPLIMIT) {
    datagram.ttl = static_cast<std::int16_t>(dataOf<int>(header));
  } else if (header.cmsg_type == IPV6_TCLASS) {
    datagram.traffic_class = static_cast<std::uint8_t>(dataOf<int>(header));
  } else if (header.cmsg_type == IPV6_PKTINFO) {
    const auto info = dataOf<in6_pktinfo>(header);
    setDestination(datagram, fromIn6Addr(info.ipi6_addr), info.ipi6_ifindex);
  }
}

}  // namespace

void readControlMessages(msghdr& message, Datagram& datagram) noexcept {
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr;
       header = CMSG_NXTHDR(&message, header)) {
    switch (header->cmsg_level) {
      case SOL_SOCKET:
        readSocketMessage(*header, datagram);
        break;
      case IPPROTO_IP:
        readIpv4Message(*header, datagram);
        break;
      case IPPROTO_IPV6:
        readIpv6Message(*header, datagram);
        break;
    }
  }
}

}  // namespace gramscope
