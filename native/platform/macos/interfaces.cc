#include "platform/interfaces.h"

#include <ifaddrs.h>
#include <net/if.h>
#include <net/if_dl.h>
#include <sys/socket.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <map>
#include <memory>
#include <utility>

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

/// The family is that of the address: that of a netmask may be missing, and its end cut off.
SocketAddress readAddress(const sockaddr* address, sa_family_t family) noexcept {
  sockaddr_storage storage{};
  std::memcpy(&storage, address, std::min<std::size_t>(address->sa_len, sizeof storage));
  storage.ss_family = family;
  SocketAddress result = fromSockaddr(storage);
  result.port = 0;
  return result;
}

int prefixLength(const sockaddr* netmask, sa_family_t family) noexcept {
  int bits = 0;
  for (const auto byte : readAddress(netmask, family).bytes) bits += std::popcount(byte);
  return bits;
}

/// AF_LINK has one entry for each interface, also for those without an IP address.
NetworkInterface fromLinkEntry(const ifaddrs& entry) {
  const auto has = [&entry](unsigned int flag) { return (entry.ifa_flags & flag) != 0; };
  const auto* link = reinterpret_cast<const sockaddr_dl*>(entry.ifa_addr);
  const auto* data = static_cast<const if_data*>(entry.ifa_data);
  NetworkInterface result = {.name = entry.ifa_name,
                             .index = link->sdl_index,
                             .up = has(IFF_UP),
                             .loopback = has(IFF_LOOPBACK),
                             .multicast = has(IFF_MULTICAST),
                             .broadcast = has(IFF_BROADCAST),
                             .point_to_point = has(IFF_POINTOPOINT),
                             .mtu = data != nullptr ? static_cast<int>(data->ifi_mtu) : 0,
                             .mac = std::nullopt,
                             .addresses = {}};
  if (link->sdl_alen == 6 && !result.loopback) {
    std::memcpy(result.mac.emplace().data(), LLADDR(link), 6);
  }
  return result;
}

void addAddress(std::map<std::uint32_t, NetworkInterface>& interfaces, const ifaddrs& entry) {
  const auto found = interfaces.find(if_nametoindex(entry.ifa_name));
  if (found == interfaces.end() || entry.ifa_netmask == nullptr) return;
  const sa_family_t family = entry.ifa_addr->sa_family;
  SocketAddress address = readAddress(entry.ifa_addr, family);
  if (needsZone(address)) address.scope_id = found->first;
  found->second.addresses.push_back(
      {.address = address, .prefix_length = prefixLength(entry.ifa_netmask, family)});
}

bool isOfFamily(const ifaddrs& entry, int family) noexcept {
  return entry.ifa_addr != nullptr && entry.ifa_addr->sa_family == family;
}

}  // namespace

std::vector<NetworkInterface> listInterfaces() {
  const Addresses entries = systemAddresses();
  std::map<std::uint32_t, NetworkInterface> interfaces;
  for (const ifaddrs* entry = entries.get(); entry != nullptr; entry = entry->ifa_next) {
    if (!isOfFamily(*entry, AF_LINK)) continue;
    NetworkInterface next = fromLinkEntry(*entry);
    interfaces.emplace(next.index, std::move(next));
  }
  for (const ifaddrs* entry = entries.get(); entry != nullptr; entry = entry->ifa_next) {
    if (isOfFamily(*entry, AF_INET) || isOfFamily(*entry, AF_INET6)) addAddress(interfaces, *entry);
  }
  std::vector<NetworkInterface> result;
  for (auto& [index, network_interface] : interfaces)
    result.push_back(std::move(network_interface));
  return result;
}

}  // namespace gramscope
