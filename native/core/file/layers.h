#pragma once

#include <cstdint>

#include "core/file/slice.h"

namespace gramscope::file {

/// What follows in a frame.
enum class Layer : std::uint8_t {
  /// Nothing that could hold a UDP datagram.
  kNone,
  kEthernet,
  /// What follows an Ethernet type or length field, which is its first two bytes.
  kTypeOrLength,
  kLlc,
  kVlan,
  kMpls,
  kPppoe,
  kPpp,
  kPppInHdlc,
  kCiscoHdlc,
  kGre,
  kNsh,
  kEtherIp,
  /// IPv4 or IPv6, as its version says.
  kIp,
  kIpv6,
  kIpv6Extension,
  kIpv6Fragment,
  kAuthentication,
  kUdp,
};

/// A layer, and the bytes that it begins.
struct Step {
  Layer layer = Layer::kNone;
  Slice slice{};
};

/// What a frame of this LINKTYPE_ begins with. kNone for types that cannot be read, and for 252.
Step firstLayer(std::uint32_t link_type, const Slice& frame);

/// Whether firstLayer() knows the type.
bool isKnownLinkType(std::uint32_t link_type);

/// What an EtherType (IEEE 802 numbers of IANA) announces.
Step ofEtherType(std::uint16_t type, const Slice& slice);

/// What a protocol number of IANA announces, as in IPv4 and IPv6.
Step ofProtocol(std::uint8_t protocol, const Slice& slice);

/// What lies inside a layer below IP, or beside it. kNone for IP and what needs its addresses.
Step inside(const Step& step);

/// What a GRE header with these flags and this protocol type announces.
Step ofGreType(std::uint16_t flags, std::uint16_t type, const Slice& slice);

}  // namespace gramscope::file
