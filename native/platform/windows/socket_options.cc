#include "platform/shared/socket_options.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "platform/interfaces.h"
#include "platform/shared/option_name.h"
#include "platform/system_error.h"
#include "platform/windows/winsock.h"

namespace gramscope {
namespace {

/// Returns an errno value, or 0.
template <typename T>
int setStructure(SOCKET socket, int level, int name, const T& value) noexcept {
  const auto* bytes = reinterpret_cast<const char*>(&value);
  return ::setsockopt(socket, level, name, bytes, sizeof value) == 0 ? 0 : lastError();
}

in_addr toInAddr(const SocketAddress& address) noexcept {
  in_addr result;
  std::memcpy(&result, address.bytes.data(), sizeof result);
  return result;
}

sockaddr_storage withoutPort(SocketAddress address) noexcept {
  address.port = 0;
  return toSockaddr(address).storage;
}

/// An IPv4 address of the interface, for options that know interfaces by address; 0.0.0.0, the
/// choice of the system, for index 0.
in_addr addressOfInterface(std::uint32_t index) {
  if (index == 0) return {};
  for (const auto& candidate : listInterfaces()) {
    if (candidate.index != index) continue;
    for (const auto& [address, prefix_length] : candidate.addresses) {
      if (address.family == Family::kIpv4) return toInAddr(address);
    }
  }
  throw SystemError(EADDRNOTAVAIL, "setsockopt").explained("the interface has no IPv4 address");
}

/// By index (RFC 3678), as Windows does since Vista.
int changeByIndex(SOCKET socket, MembershipChange change, const Membership& membership) noexcept {
  const bool is_join = change == MembershipChange::kJoin;
  const int level = membership.group.family == Family::kIpv4 ? IPPROTO_IP : IPPROTO_IPV6;
  if (membership.source) {
    GROUP_SOURCE_REQ request{};
    request.gsr_interface = membership.interface_index;
    request.gsr_group = withoutPort(membership.group);
    request.gsr_source = withoutPort(*membership.source);
    const int name = is_join ? MCAST_JOIN_SOURCE_GROUP : MCAST_LEAVE_SOURCE_GROUP;
    return setStructure(socket, level, name, request);
  }
  GROUP_REQ request{};
  request.gr_interface = membership.interface_index;
  request.gr_group = withoutPort(membership.group);
  return setStructure(socket, level, is_join ? MCAST_JOIN_GROUP : MCAST_LEAVE_GROUP, request);
}

/// By the older options, for systems that say ENOPROTOOPT to the newer: those that imitate Windows.
int changeByAddress(SOCKET socket, MembershipChange change, const Membership& membership) {
  const bool is_join = change == MembershipChange::kJoin;
  if (membership.group.family == Family::kIpv6) {
    if (membership.source) return ENOPROTOOPT;
    ipv6_mreq request{};
    std::memcpy(&request.ipv6mr_multiaddr, membership.group.bytes.data(), 16);
    request.ipv6mr_interface = membership.interface_index;
    return setStructure(socket, IPPROTO_IPV6, is_join ? IPV6_ADD_MEMBERSHIP : IPV6_DROP_MEMBERSHIP,
                        request);
  }
  if (membership.source) {
    ip_mreq_source request{};
    request.imr_multiaddr = toInAddr(membership.group);
    request.imr_sourceaddr = toInAddr(*membership.source);
    request.imr_interface = addressOfInterface(membership.interface_index);
    return setStructure(socket, IPPROTO_IP,
                        is_join ? IP_ADD_SOURCE_MEMBERSHIP : IP_DROP_SOURCE_MEMBERSHIP, request);
  }
  ip_mreq request{};
  request.imr_multiaddr = toInAddr(membership.group);
  request.imr_interface = addressOfInterface(membership.interface_index);
  return setStructure(socket, IPPROTO_IP, is_join ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP,
                      request);
}

}  // namespace

void setSocketOption(DatagramSocket::Handle handle, SocketType type, SocketOption option,
                     int value) {
  const OptionName name = nameOf(type, option);
  setOption(toSocket(handle), name.level, name.name, static_cast<DWORD>(value));
  // For what a dual-stack socket sends to IPv4.
  if (type == SocketType::kUdp6 && name.level == IPPROTO_IPV6) {
    const OptionName ipv4 = ipv4NameOf(option);
    trySetOption(toSocket(handle), ipv4.level, ipv4.name, static_cast<DWORD>(value));
  }
}

int getSocketOption(DatagramSocket::Handle handle, SocketType type, SocketOption option) {
  const OptionName name = nameOf(type, option);
  return getOption(toSocket(handle), name.level, name.name);
}

void setMulticastInterfaceOf(DatagramSocket::Handle handle, const SocketAddress& address) {
  const SOCKET socket = toSocket(handle);
  if (address.family == Family::kIpv6) {
    return setOption(socket, IPPROTO_IPV6, IPV6_MULTICAST_IF, address.scope_id);
  }
  in_addr interface_address = toInAddr(address);
  // An address in 0.0.0.0/8 is an index, in network byte order.
  if (address.scope_id != 0) interface_address.s_addr = ::htonl(address.scope_id);
  const int error = setStructure(socket, IPPROTO_IP, IP_MULTICAST_IF, interface_address);
  if (error != 0) throw SystemError(error, "setsockopt");
}

void changeMembership(DatagramSocket::Handle handle, MembershipChange change,
                      const Membership& membership) {
  int error = changeByIndex(toSocket(handle), change, membership);
  if (error == ENOPROTOOPT) error = changeByAddress(toSocket(handle), change, membership);
  if (error != 0) throw SystemError(error, "setsockopt");
}

int bufferSizeOf(DatagramSocket::Handle handle, SocketOption option) noexcept {
  const OptionName name = ipv4NameOf(option);
  int bytes = 0;
  int length = sizeof bytes;
  ::getsockopt(toSocket(handle), name.level, name.name, reinterpret_cast<char*>(&bytes), &length);
  return bytes;
}

}  // namespace gramscope
