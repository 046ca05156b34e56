#include "platform/linux/socket_options.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "platform/linux/descriptor.h"
#include "platform/linux/sockaddr.h"
#include "platform/system_error.h"

namespace gramscope {
namespace {

struct Name {
  int level;
  int name;
};

Name ipv4Name(SocketOption option) noexcept {
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

Name ipv6Name(SocketOption option) noexcept {
  switch (option) {
    case SocketOption::kTtl:
      return {IPPROTO_IPV6, IPV6_UNICAST_HOPS};
    case SocketOption::kMulticastTtl:
      return {IPPROTO_IPV6, IPV6_MULTICAST_HOPS};
    case SocketOption::kMulticastLoopback:
      return {IPPROTO_IPV6, IPV6_MULTICAST_LOOP};
    default:
      return ipv4Name(option);
  }
}

Name nameOf(SocketType type, SocketOption option) noexcept {
  return type == SocketType::kUdp6 ? ipv6Name(option) : ipv4Name(option);
}

void setStructure(int fd, int level, int name, const void* value, std::size_t size) {
  if (::setsockopt(fd, level, name, value, static_cast<socklen_t>(size)) != 0) {
    throw SystemError(errno, "setsockopt");
  }
}

sockaddr_storage withoutPort(SocketAddress address) noexcept {
  address.port = 0;
  return toSockaddr(address).storage;
}

}  // namespace

void setSocketOption(int fd, SocketType type, SocketOption option, int value) {
  if (option == SocketOption::kReceiveBuffer) {
    growReceiveBuffer(fd, value);
    return;
  }
  const Name name = nameOf(type, option);
  setOption(fd, name.level, name.name, value);
  // For what a dual-stack socket sends to IPv4.
  if (type == SocketType::kUdp6 && name.level == IPPROTO_IPV6) {
    const Name ipv4 = ipv4Name(option);
    trySetOption(fd, ipv4.level, ipv4.name, value);
  }
}

int getSocketOption(int fd, SocketType type, SocketOption option) {
  const Name name = nameOf(type, option);
  return getOption(fd, name.level, name.name);
}

void setMulticastInterfaceOf(int fd, const SocketAddress& address) {
  if (address.family == Family::kIpv6) {
    setOption(fd, IPPROTO_IPV6, IPV6_MULTICAST_IF, static_cast<int>(address.scope_id));
    return;
  }
  ip_mreqn request{};
  std::memcpy(&request.imr_address, address.bytes.data(), sizeof request.imr_address);
  setStructure(fd, IPPROTO_IP, IP_MULTICAST_IF, &request, sizeof request);
}

void changeMembership(int fd, MembershipChange change, const Membership& membership) {
  const bool is_join = change == MembershipChange::kJoin;
  const int level = membership.group.family == Family::kIpv4 ? IPPROTO_IP : IPPROTO_IPV6;
  if (membership.source) {
    group_source_req request{};
    request.gsr_interface = membership.interface_index;
    request.gsr_group = withoutPort(membership.group);
    request.gsr_source = withoutPort(*membership.source);
    setStructure(fd, level, is_join ? MCAST_JOIN_SOURCE_GROUP : MCAST_LEAVE_SOURCE_GROUP, &request,
                 sizeof request);
    return;
  }
  group_req request{};
  request.gr_interface = membership.interface_index;
  request.gr_group = withoutPort(membership.group);
  setStructure(fd, level, is_join ? MCAST_JOIN_GROUP : MCAST_LEAVE_GROUP, &request, sizeof request);
}

ReceiveBuffer receiveBufferOf(int fd) noexcept {
  int bytes = 0;
  socklen_t length = sizeof bytes;
  ::getsockopt(fd, SOL_SOCKET, SO_RCVBUF, &bytes, &length);
  // Half of it, for the kernel doubles what it is given (socket(7), SO_RCVBUF).
  return {.asked = bytes / 2, .got = bytes / 2};
}

void Socket::set(SocketOption option, int value) {
  setSocketOption(descriptor(), type(), option, value);
  values_[option] = value;
}

int Socket::get(SocketOption option) { return getSocketOption(descriptor(), type(), option); }

void Socket::setMulticastInterface(const SocketAddress& address) {
  setMulticastInterfaceOf(descriptor(), address);
  multicast_interface_ = address;
}

void Socket::join(const Membership& membership) {
  changeMembership(descriptor(), MembershipChange::kJoin, membership);
  memberships_.push_back(membership);
}

void Socket::leave(const Membership& membership) {
  changeMembership(descriptor(), MembershipChange::kLeave, membership);
  std::erase(memberships_, membership);
}

}  // namespace gramscope
