#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/address.h"

namespace gramscope {

struct InterfaceAddress {
  /// The port is 0. The scope id is set for link-local addresses.
  SocketAddress address;
  /// Bits, 0 to 32 or 0 to 128.
  int prefix_length;
};

struct NetworkInterface {
  std::string name;
  /// What joins and zones refer to; 1 or more.
  std::uint32_t index;
  bool up;
  bool loopback;
  bool multicast;
  bool broadcast;
  bool point_to_point;
  /// Bytes; 0 where the system did not say.
  int mtu;
  /// The hardware address, where the interface has one of six bytes (EUI-48).
  std::optional<std::array<std::uint8_t, 6>> mac;
  std::vector<InterfaceAddress> addresses;
};

/// The interfaces of this machine, in the order of their indices, also those that are down or have
/// no address. Throws SystemError.
std::vector<NetworkInterface> listInterfaces();

}  // namespace gramscope
