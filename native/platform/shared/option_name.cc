#include "platform/shared/option_name.h"

#include "platform/shared/sockaddr.h"

namespace gramscope {
namespace {

OptionName ipv6NameOf(SocketOption option) noexcept {
  switch (option) {
    case SocketOption::kTtl:
      return {IPPROTO_IPV6, IPV6_UNICAST_HOPS};
    case SocketOption::kMulticastTtl:
      return {IPPROTO_IPV6, IPV6_MULTICAST_HOPS};
    case SocketOption::kMulticastLoopback:
      return {IPPROTO_IPV6, IPV6_MULTICAST_LOOP};
    default:
      return ipv4NameOf(option);
  }
}

}  // namespace

OptionName ipv4NameOf(SocketOption option) noexcept {
  switch (option) {
    case SocketOption::kTtl:
      return {IPPROTO_IP, IP_TTL};
    case SocketOption::kMulticastTtl:
      return {IPPROTO_IP, IP_MULTICAST_TTL};
    case SocketOption::kMulticastLoopback:
      return {IPPROTO_IP, IP_MULTICAST_LOOP};
    case SocketOption::kBroadcast:
      return {SOL_SOCKET, SO_BROADCAST};
    case SocketOption::kReceiveBuffer:
      return {SOL_SOCKET, SO_RCVBUF};
    case SocketOption::kSendBuffer:
      return {SOL_SOCKET, SO_SNDBUF};
  }
  return {-1, -1};
}

OptionName nameOf(SocketType type, SocketOption option) noexcept {
  return type == SocketType::kUdp6 ? ipv6NameOf(option) : ipv4NameOf(option);
}

}  // namespace gramscope
