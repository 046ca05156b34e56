#include "core/address.h"

#include <algorithm>

namespace gramscope {
namespace {

constexpr std::array<std::uint8_t, 12> kMappedPrefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

}  // namespace

bool isIpv4Mapped(const SocketAddress& address) noexcept {
  return address.family == Family::kIpv6 &&
         std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), address.bytes.begin());
}

bool isMulticast(const SocketAddress& address) noexcept {
  const auto first = address.bytes[0];
  return address.family == Family::kIpv4 ? first >= 224 && first < 240 : first == 0xff;
}

bool isUnspecified(const SocketAddress& address) noexcept {
  return std::ranges::all_of(address.bytes, [](std::uint8_t byte) { return byte == 0; });
}

SocketAddress unmapped(const SocketAddress& address) noexcept {
  if (!isIpv4Mapped(address)) return address;
  SocketAddress ipv4;
  ipv4.port = address.port;
  std::copy(address.bytes.begin() + kMappedPrefix.size(), address.bytes.end(), ipv4.bytes.begin());
  return ipv4;
}

bool needsZone(const SocketAddress& address) noexcept {
  if (address.family != Family::kIpv6) return false;
  const auto first = address.bytes[0];
  const auto second = address.bytes[1];
  if (first == 0xfe) return (second & 0xc0) == 0x80;
  // The low four bits of the second byte are the scope (RFC 4291, 2.7): 1 interface, 2 link.
  const auto scope = second & 0x0f;
  return first == 0xff && (scope == 1 || scope == 2);
}

}  // namespace gramscope
