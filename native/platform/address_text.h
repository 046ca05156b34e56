#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/address.h"

namespace gramscope {

/// Reads an address literal: dotted decimal for IPv4; for IPv6 the forms of RFC 4291, section 2.2,
/// with an optional zone (RFC 4007, section 11): `%` and an interface name or index.
///
/// Nothing when the text is no literal of that family; no name is ever looked up. Throws
/// SystemError (`if_nametoindex`) when the zone names no interface of this machine.
std::optional<SocketAddress> parseAddress(Family family, const std::string& text,
                                          std::uint16_t port);

/// The address in the text form of RFC 5952, without its port. A scope id shows as zone: the name
/// of the interface, or its index where the interface is gone.
std::string addressText(const SocketAddress& address);

/// The same as an IPv6 socket words it: an IPv4 address as IPv4-mapped one, ::ffff:a.b.c.d (RFC
/// 4291, 2.5.5.2), which the socket can also be told to send to.
std::string mappedAddressText(const SocketAddress& address);

}  // namespace gramscope
