// The names of RFC 3542 are behind this macro (ip6(4)).
#define __APPLE_USE_RFC_3542

#include "platform/macos/control_messages.h"

#include <netinet/in.h>
#include <sys/time.h>

#include "platform/posix/control_data.h"
#include "platform/shared/packet_destination.h"
#include "platform/shared/sockaddr.h"

namespace gramscope {
namespace {

void readSocketMessage(const cmsghdr& header, Datagram& datagram) noexcept {
  if (header.cmsg_type == SCM_TIMESTAMP) {
    const auto time = controlData<timeval>(header);
    datagram.time = static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 +
                    static_cast<std::int64_t>(time.tv_usec) * 1000;
  } else if (header.cmsg_type == SCM_RIGHTS) {
    closeDescriptors(header);
  }
}

void readIpv4Message(const cmsghdr& header, Datagram& datagram) noexcept {
  if (header.cmsg_type == IP_RECVTTL) {
    datagram.ttl = controlData<std::uint8_t>(header);
  } else if (header.cmsg_type == IP_RECVTOS) {
    datagram.traffic_class = controlData<std::uint8_t>(header);
  } else if (header.cmsg_type == IP_PKTINFO) {
    const auto info = controlData<in_pktinfo>(header);
    setDestination(datagram, fromInAddr(info.ipi_addr), info.ipi_ifindex);
  }
}

void readIpv6Message(const cmsghdr& header, Datagram& datagram) noexcept {
  if (header.cmsg_type == IPV6_HOPLIMIT) {
    datagram.ttl = static_cast<std::int16_t>(controlData<int>(header));
  } else if (header.cmsg_type == IPV6_TCLASS) {
    datagram.traffic_class = static_cast<std::uint8_t>(controlData<int>(header));
  } else if (header.cmsg_type == IPV6_PKTINFO) {
    const auto info = controlData<in6_pktinfo>(header);
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
