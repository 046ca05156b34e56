#include "platform/linux/control_messages.h"

#include <netinet/in.h>

#include <ctime>

#include "platform/posix/control_data.h"
#include "platform/shared/packet_destination.h"
#include "platform/shared/sockaddr.h"

namespace gramscope {
namespace {

void readSocketMessage(const cmsghdr& header, Datagram& datagram) noexcept {
  if (header.cmsg_type == SCM_TIMESTAMPNS) {
    const auto time = controlData<timespec>(header);
    datagram.time = static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
  } else if (header.cmsg_type == SCM_CREDENTIALS) {
    const auto sender = controlData<ucred>(header);
    datagram.credentials = {
        .process = static_cast<std::uint32_t>(sender.pid), .user = sender.uid, .group = sender.gid};
  } else if (header.cmsg_type == SCM_RIGHTS) {
    closeDescriptors(header);
  }
}

void readIpv4Message(const cmsghdr& header, Datagram& datagram) noexcept {
  if (header.cmsg_type == IP_TTL) {
    datagram.ttl = static_cast<std::int16_t>(controlData<int>(header));
  } else if (header.cmsg_type == IP_TOS) {
    datagram.traffic_class = controlData<std::uint8_t>(header);
  } else if (header.cmsg_type == IP_PKTINFO) {
    const auto info = controlData<in_pktinfo>(header);
    setDestination(datagram, fromInAddr(info.ipi_addr),
                   static_cast<std::uint32_t>(info.ipi_ifindex));
  }
}

void readIpv6Message(const cmsghdr& header, Datagram& datagram) noexcept {
  if (header.cmsg_type == IPV6_HOPLIMIT) {
    datagram.ttl = static_cast<std::int16_t>(controlData<int>(header));
  } else if (header.cmsg_type == IPV6_TCLASS) {
    // Of an IPv4 datagram it says nothing, and would overwrite what IP_TOS says.
    if (datagram.source.family == Family::kIpv6) {
      datagram.traffic_class = static_cast<std::uint8_t>(controlData<int>(header));
    }
  } else if (header.cmsg_type == IPV6_PKTINFO) {
    const auto info = controlData<in6_pktinfo>(header);
    setDestination(datagram, fromIn6Addr(info.ipi6_addr),
                   static_cast<std::uint32_t>(info.ipi6_ifindex));
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
