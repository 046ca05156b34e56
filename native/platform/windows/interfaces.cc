#include "platform/interfaces.h"

#include "platform/windows/winsock.h"

// After the socket headers.
#include <iphlpapi.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

#include "platform/system_error.h"

namespace gramscope {
namespace {

/// What GetAdaptersAddresses fills: records that point to each other.
std::vector<std::byte> adapterRecords() {
  constexpr ULONG kFlags = GAA_FLAG_SKIP_ANYCAST | GAA_FLAG_SKIP_MULTICAST |
                           GAA_FLAG_SKIP_DNS_SERVER | GAA_FLAG_INCLUDE_ALL_INTERFACES;
  ULONG size = 32 << 10;
  for (;;) {
    std::vector<std::byte> buffer(size);
    auto* first = reinterpret_cast<IP_ADAPTER_ADDRESSES*>(buffer.data());
    const ULONG error = ::GetAdaptersAddresses(AF_UNSPEC, kFlags, nullptr, first, &size);
    if (error == ERROR_NO_DATA) return {};
    if (error == ERROR_SUCCESS) return buffer;
    // Interfaces may come while we ask; `size` is what it takes now.
    if (error != ERROR_BUFFER_OVERFLOW) {
      throw SystemError(errnoOf(error), "GetAdaptersAddresses");
    }
  }
}

std::string toUtf8(const wchar_t* text) {
  const int length = ::WideCharToMultiByte(CP_UTF8, 0, text, -1, nullptr, 0, nullptr, nullptr);
  if (length <= 1) return {};
  std::string result(static_cast<std::size_t>(length), '\0');
  ::WideCharToMultiByte(CP_UTF8, 0, text, -1, result.data(), length, nullptr, nullptr);
  result.pop_back();
  return result;
}

std::vector<InterfaceAddress> addressesOf(const IP_ADAPTER_ADDRESSES& adapter) {
  std::vector<InterfaceAddress> result;
  for (const auto* entry = adapter.FirstUnicastAddress; entry != nullptr; entry = entry->Next) {
    sockaddr_storage storage{};
    std::memcpy(&storage, entry->Address.lpSockaddr,
                std::min<std::size_t>(static_cast<std::size_t>(entry->Address.iSockaddrLength),
                                      sizeof storage));
    result.push_back(
        {.address = fromSockaddr(storage), .prefix_length = entry->OnLinkPrefixLength});
  }
  return result;
}

NetworkInterface toInterface(const IP_ADAPTER_ADDRESSES& adapter) {
  const bool is_loopback = adapter.IfType == IF_TYPE_SOFTWARE_LOOPBACK;
  const bool is_point_to_point = adapter.IfType == IF_TYPE_PPP || adapter.IfType == IF_TYPE_TUNNEL;
  // The loopback has no limit, which is said by the largest number.
  const bool has_mtu = adapter.Mtu <= 0x7fffffff;
  NetworkInterface result = {.name = toUtf8(adapter.FriendlyName),
                             .index = adapter.IfIndex != 0 ? adapter.IfIndex : adapter.Ipv6IfIndex,
                             .up = adapter.OperStatus == IfOperStatusUp,
                             .loopback = is_loopback,
                             .multicast = (adapter.Flags & IP_ADAPTER_NO_MULTICAST) == 0,
                             .broadcast = !is_loopback && !is_point_to_point,
                             .point_to_point = is_point_to_point,
                             .mtu = has_mtu ? static_cast<int>(adapter.Mtu) : 0,
                             .mac = std::nullopt,
                             .addresses = addressesOf(adapter)};
  if (adapter.PhysicalAddressLength == 6 && !is_loopback) {
    std::copy_n(adapter.PhysicalAddress, 6, result.mac.emplace().begin());
  }
  return result;
}

}  // namespace

std::vector<NetworkInterface> listInterfaces() {
  const auto records = adapterRecords();
  if (records.empty()) return {};
  std::vector<NetworkInterface> result;
  for (const auto* adapter = reinterpret_cast<const IP_ADAPTER_ADDRESSES*>(records.data());
       adapter != nullptr; adapter = adapter->Next) {
    result.push_back(toInterface(*adapter));
  }
  std::ranges::sort(result, {}, &NetworkInterface::index);
  return result;
}

}  // namespace gramscope
