#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <type_traits>

namespace gramscope {

/// The Internet protocol version of an address.
enum class Family : std::uint8_t { kIpv4 = 4, kIpv6 = 6 };

/// Where a datagram comes from or goes to, free of any operating system's `sockaddr`.
///
/// Trivially copyable and without padding, so that a log record holds it as it is.
struct SocketAddress {
  /// Network byte order. IPv4 uses the first four bytes; the others stay zero.
  std::array<std::uint8_t, 16> bytes{};
  /// Interface index of an address that is only valid on one link (RFC 4007); 0 where none applies.
  std::uint32_t scope_id = 0;
  /// Host byte order, 0 to 65535.
  std::uint16_t port = 0;
  Family family = Family::kIpv4;
  std::uint8_t reserved = 0;

  /// Not `auto`: older libc++ has no three-way comparison of arrays, from which to deduce it.
  friend std::strong_ordering operator<=>(const SocketAddress&, const SocketAddress&) = default;
};

static_assert(std::is_trivially_copyable_v<SocketAddress>);
static_assert(sizeof(SocketAddress) == 24);

/// Whether the address is an IPv4 address in IPv6 clothes, ::ffff:a.b.c.d (RFC 4291, 2.5.5.2).
bool isIpv4Mapped(const SocketAddress& address) noexcept;

/// Whether both are of one host, whatever their ports and zones.
inline bool isSameHost(const SocketAddress& one, const SocketAddress& other) noexcept {
  return one.family == other.family && one.bytes == other.bytes;
}

/// 224.0.0.0/4 and ff00::/8.
bool isMulticast(const SocketAddress& address) noexcept;

/// 0.0.0.0 and ::.
bool isUnspecified(const SocketAddress& address) noexcept;

/// The IPv4 address inside an IPv4-mapped one; any other address unchanged. The port stays.
SocketAddress unmapped(const SocketAddress& address) noexcept;

/// Whether the address needs a zone to be unambiguous: link-local unicast (fe80::/10), and
/// multicast of interface-local or link-local scope (ff01::/16, ff02::/16). RFC 4007, section 4.
bool needsZone(const SocketAddress& address) noexcept;

}  // namespace gramscope
