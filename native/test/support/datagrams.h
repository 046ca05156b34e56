#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "core/datagram.h"

namespace gramscope::test {

inline std::span<const std::byte> bytesOf(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

inline std::string_view textOf(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline SocketAddress ipv4(std::initializer_list<std::uint8_t> bytes, std::uint16_t port = 0) {
  SocketAddress address;
  address.port = port;
  std::copy(bytes.begin(), bytes.end(), address.bytes.begin());
  return address;
}

inline SocketAddress ipv6(std::initializer_list<std::uint8_t> bytes, std::uint16_t port = 0) {
  SocketAddress address = ipv4(bytes, port);
  address.family = Family::kIpv6;
  return address;
}

inline SocketAddress loopback(Family family, std::uint16_t port = 0) {
  if (family == Family::kIpv4) return ipv4({127, 0, 0, 1}, port);
  return ipv6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, port);
}

/// A datagram with this payload, which must outlive it, and something in every other field.
inline Datagram datagram(std::span<const std::byte> payload) {
  return {.source = ipv4({192, 0, 2, 1}, 514),
          .destination = ipv4({192, 0, 2, 2}, 5514),
          .time = 1'700'000'000'123'456'789,
          .interface_index = 3,
          .socket = 7,
          .original_length = static_cast<std::uint32_t>(payload.size()),
          .ttl = 64,
          .truncated = false,
          .payload = payload};
}

inline Datagram datagram(std::string_view text) { return datagram(bytesOf(text)); }

}  // namespace gramscope::test
