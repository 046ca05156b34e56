#include "platform/windows/control_messages.h"

#include <cstring>

#include "platform/shared/packet_destination.h"
#include "platform/windows/option_names.h"

namespace gramscope {
namespace {

/// The data is not aligned for every type, hence the copy.
template <typename T>
T dataOf(const WSACMSGHDR& header) noexcept {
  T value;
  std::memcpy(&value, WSA_CMSG_DATA(&header), sizeof value);
  return value;
}

/// The whole byte, or its lower two bits alone: they come in messages of their own.
void addTrafficClass(Datagram& datagram, const WSACMSGHDR& header, int mask) noexcept {
  datagram.traffic_class |= static_cast<std::uint8_t>(dataOf<int>(header) & mask);
}

void readIpv4Message(const WSACMSGHDR& header, Datagram& datagram) noexcept {
  switch (header.cmsg_type) {
    case kIpPacketInfo: {
      const auto info = dataOf<IN_PKTINFO>(header);
      return setDestination(datagram, fromInAddr(info.ipi_addr), info.ipi_ifindex);
    }
    case kIpTtl:
    case kIpReceiveTtl:
      datagram.ttl = static_cast<std::int16_t>(dataOf<int>(header));
      return;
    case kIpTos:
    case kIpReceiveTos:
      return addTrafficClass(datagram, header, 0xff);
    case kIpReceiveEcn:
      return addTrafficClass(datagram, header, 0x03);
  }
}

void readIpv6Message(const WSACMSGHDR& header, Datagram& datagram) noexcept {
  switch (header.cmsg_type) {
    case kIpv6PacketInfo: {
      const auto info = dataOf<IN6_PKTINFO>(header);
      return setDestination(datagram, fromIn6Addr(info.ipi6_addr), info.ipi6_ifindex);
    }
    case kIpv6HopLimit:
      datagram.ttl = static_cast<std::int16_t>(dataOf<int>(header));
      return;
    case kIpv6TrafficClass:
    case kIpv6ReceiveTrafficClass:
      return addTrafficClass(datagram, header, 0xff);
    case kIpv6ReceiveEcn:
      return addTrafficClass(datagram, header, 0x03);
  }
}

}  // namespace

void readControlMessages(WSAMSG& message, Datagram& datagram) noexcept {
  for (WSACMSGHDR* header = WSA_CMSG_FIRSTHDR(&message); header != nullptr;
       header = WSA_CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level == IPPROTO_IP) readIpv4Message(*header, datagram);
    if (header->cmsg_level == IPPROTO_IPV6) readIpv6Message(*header, datagram);
  }
}

}  // namespace gramscope
