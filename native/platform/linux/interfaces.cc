#include "platform/interfaces.h"

#include <ifaddrs.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <map>
#include <memory>
#include <utility>

#include "platform/posix/file_descriptor.h"
#include "platform/shared/sockaddr.h"
#include "platform/system_error.h"

namespace gramscope {
namespace {

using Addresses = std::unique_ptr<ifaddrs, decltype(&freeifaddrs)>;

Addresses systemAddresses() {
  ifaddrs* first = nullptr;
  if (getifaddrs(&first) != 0) throw SystemError(errno, "getifaddrs");
  return {first, &freeifaddrs};
}

/// The sockaddr behind a pointer of getifaddrs(3), which is shorter than a sockaddr_storage.
template <typename T>
T read(const sockaddr* address) noexcept {
  T value;
  std::memcpy(&value, address, sizeof value);
  return value;
}

SocketAddress readAddress(const sockaddr* address) noexcept {
  sockaddr_storage storage{};
  const auto length = address->sa_family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6);
  std::memcpy(&storage, address, length);
  return fromSockaddr(storage);
}

int prefixLength(const sockaddr* netmask) noexcept {
  int bits = 0;
  for (const auto byte : readAddress(netmask).bytes) bits += std::popcount(byte);
  return bits;
}

int mtuOf(int fd, const std::string& name) noexcept {
  ifreq request{};
  name.copy(request.ifr_name, sizeof request.ifr_name - 1);
  return ioctl(fd, SIOCGIFMTU, &request) == 0 ? request.ifr_mtu : 0;
}

/// AF_PACKET has one entry for each interface, also for those without an IP address.
NetworkInterface fromPacketEntry(const ifaddrs& entry, int fd) {
  const auto link = read<sockaddr_ll>(entry.ifa_addr);
  const auto has = [&entry](unsigned int flag) { return (entry.ifa_flags & flag) != 0; };
  NetworkInterface result = {.name = entry.ifa_name,
                             .index = static_cast<std::uint32_t>(link.sll_ifindex),
                             .up = has(IFF_UP),
                             .loopback = has(IFF_LOOPBACK),
                             .multicast = has(IFF_MULTICAST),
                             .broadcast = has(IFF_BROADCAST),
                             .point_to_point = has(IFF_POINTOPOINT),
                             .mtu = mtuOf(fd, entry.ifa_name),
                             .mac = std::nullopt,
                             .addresses = {}};
  if (link.sll_halen == 6 && !result.loopback) {
    std::copy_n(link.sll_addr, 6, result.mac.emplace().begin());
  }
  return result;
}

/// An IPv4 address goes by its label, which may be `eth0:1` for an address of `eth0`
/// (netdevice(7)); the kernel cuts that off when it is asked for the index.
void addAddress(std::map<std::uint32_t, NetworkInterface>& interfaces, const ifaddrs& entry) {
  const auto found = interfaces.find(if_nametoindex(entry.ifa_name));
  if (found == interfaces.end() || entry.ifa_netmask == nullptr) return;
  found->second.addresses.push_back(
      {.address = readAddress(entry.ifa_addr), .prefix_length = prefixLength(entry.ifa_netmask)});
}

bool isIp(const ifaddrs& entry) noexcept {
  return entry.ifa_addr != nullptr &&
         (entry.ifa_addr->sa_family == AF_INET || entry.ifa_addr->sa_family == AF_INET6);
}

bool isPacket(const ifaddrs& entry) noexcept {
  return entry.ifa_addr != nullptr && entry.ifa_addr->sa_family == AF_PACKET;
}

}  // namespace

std::vector<NetworkInterface> listInterfaces() {
  const FileDescriptor fd(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  if (fd.get() < 0) throw SystemError(errno, "socket");
  const Addresses entries = systemAddresses();
  std::map<std::uint32_t, NetworkInterface> interfaces;
  for (const ifaddrs* entry = entries.get(); entry != nullptr; entry = entry->ifa_next) {
    if (!isPacket(*entry)) continue;
    NetworkInterface next = fromPacketEntry(*entry, fd.get());
    interfaces.emplace(next.index, std::move(next));
  }
  for (const ifaddrs* entry = entries.get(); entry != nullptr; entry = entry->ifa_next) {
    if (isIp(*entry)) addAddress(interfaces, *entry);
  }
  std::vector<NetworkInterface> result;
  for (auto& [index, network_interface] : interfaces)
    result.push_back(std::move(network_interface));
  return result;
}

}  // namespace gramscope
