#include "platform/shared/socket_options.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

#include "platform/posix/descriptor.h"
#include "platform/posix/particulars.h"
#include "platform/shared/option_name.h"
#include "platform/shared/sockaddr.h"
#include "platform/system_error.h"

namespace gramscope {
namespace {

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

void setSocketOption(DatagramSocket::Handle handle, SocketType type, SocketOption option,
                     int value) {
  const int fd = static_cast<int>(handle);
  if (option == SocketOption::kReceiveBuffer) {
    growReceiveBuffer(fd, value);
    return;
  }
  const OptionName name = nameOf(type, option);
  setOption(fd, name.level, name.name, value);
  // For what a dual-stack socket sends to IPv4.
  if (type == SocketType::kUdp6 && name.level == IPPROTO_IPV6) {
    const OptionName ipv4 = ipv4NameOf(option);
    trySetOption(fd, ipv4.level, ipv4.name, value);
  }
}

int getSocketOption(DatagramSocket::Handle handle, SocketType type, SocketOption option) {
  const int fd = static_cast<int>(handle);
  const OptionName name = nameOf(type, option);
  return getOption(fd, name.level, name.name);
}

void setMulticastInterfaceOf(DatagramSocket::Handle handle, const SocketAddress& address) {
  const int fd = static_cast<int>(handle);
  if (address.family == Family::kIpv6) {
    setOption(fd, IPPROTO_IPV6, IPV6_MULTICAST_IF, static_cast<int>(address.scope_id));
    return;
  }
  ip_mreqn request{};
  std::memcpy(&request.imr_address, address.bytes.data(), sizeof request.imr_address);
  request.imr_ifindex = static_cast<int>(address.scope_id);
  setStructure(fd, IPPROTO_IP, IP_MULTICAST_IF, &request, sizeof request);
}

void changeMembership(DatagramSocket::Handle handle, MembershipChange change,
                      const Membership& membership) {
  const int fd = static_cast<int>(handle);
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

}  // namespace gramscope
