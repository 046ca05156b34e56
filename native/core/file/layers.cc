#include "core/file/layers.h"

#include "core/file/tunnels.h"

namespace gramscope::file {
namespace {

/// Below it, the field after the Ethernet addresses is a length (IEEE 802.3, 3.2.6).
constexpr std::uint16_t kSmallestEtherType = 0x0600;
constexpr std::uint16_t kLongestLength = 1500;

Step ethernet(const Slice& slice) {
  if (!slice.has(14)) return {};
  return {Layer::kTypeOrLength, slice.after(12)};
}

Step typeOrLength(const Slice& slice) {
  if (!slice.has(2)) return {};
  const auto value = slice.u16(0);
  const Slice rest = slice.after(2);
  if (value >= kSmallestEtherType) return ofEtherType(value, rest);
  if (value > kLongestLength) return {};
  return {Layer::kLlc, rest.first(value)};
}

/// IEEE 802.2, and the SubNetwork Access Protocol of IEEE 802, 10.3.
Step llc(const Slice& slice) {
  constexpr std::uint8_t kUnnumberedInformation = 0x03;
  if (!slice.has(3) || (slice.u8(2) & 0xef) != kUnnumberedInformation) return {};
  if (slice.u8(0) == 0x06) return {Layer::kIp, slice.after(3)};
  if (slice.u16(0) != 0xaaaa || !slice.has(8)) return {};
  const auto organization = slice.u32(2) & 0xffffff;
  if (organization != 0x000000 && organization != 0x0000f8) return {};
  return ofEtherType(slice.u16(6), slice.after(8));
}

/// RFC 2516, section 4. The length does not count padding.
Step pppoe(const Slice& slice) {
  if (!slice.has(6)) return {};
  return {Layer::kPpp, slice.after(6).first(slice.u16(4))};
}

/// PPP in HDLC-like framing, whose address and control field may be left out (RFC 1662, 3.2).
Step pppInHdlc(const Slice& slice) {
  if (!slice.has(2)) return {};
  const auto address = slice.u8(0);
  if (address == 0x0f || address == 0x8f) return {Layer::kCiscoHdlc, slice};
  return {Layer::kPpp, slice.u16(0) == 0xff03 ? slice.after(2) : slice};
}

Step bridged(const Slice& slice) {
  // RFC 3518, 4.2: flags and pad, then the MAC type, which is 1 for Ethernet.
  return slice.has(2) && slice.u8(1) == 1 ? Step{Layer::kEthernet, slice.after(2)} : Step{};
}

Step multilink(const Slice& slice) {
  // RFC 1990, section 3: only what has both its beginning and its end in one piece.
  return slice.has(4) && (slice.u8(0) & 0xc0) == 0xc0 ? Step{Layer::kPpp, slice.after(4)} : Step{};
}

Step ofPppProtocol(std::uint16_t protocol, const Slice& rest) {
  switch (protocol) {
    case 0x0021:
      return {Layer::kIp, rest};
    case 0x0057:
      return {Layer::kIpv6, rest};
    case 0x0031:
      return bridged(rest);
    case 0x003d:
      return multilink(rest);
    case 0x0281:
    case 0x0283:
      return {Layer::kMpls, rest};
    default:
      return {};
  }
}

/// An odd first byte is a protocol number of one byte (RFC 1661, section 2 and 6.5).
Step ppp(const Slice& slice) {
  if (slice.has(1) && (slice.u8(0) & 1) != 0) return ofPppProtocol(slice.u8(0), slice.after(1));
  if (!slice.has(2)) return {};
  return ofPppProtocol(slice.u16(0), slice.after(2));
}

Step ciscoHdlc(const Slice& slice) {
  return slice.has(4) ? ofEtherType(slice.u16(2), slice.after(4)) : Step{};
}

}  // namespace

Step ofEtherType(std::uint16_t type, const Slice& slice) {
  switch (type) {
    case 0x0800:
      return {Layer::kIp, slice};
    case 0x86dd:
      return {Layer::kIpv6, slice};
    case 0x8100:
    case 0x88a8:
    case 0x9100:
      return {Layer::kVlan, slice};
    case 0x8847:
    case 0x8848:
      return {Layer::kMpls, slice};
    case 0x8864:
      return {Layer::kPppoe, slice};
    case 0x880b:
      return {Layer::kPppInHdlc, slice};
    case 0x8870:
      return {Layer::kLlc, slice};
    case 0x6558:
      return {Layer::kEthernet, slice};
    case 0x894f:
      return {Layer::kNsh, slice};
    case 0x88e7:  // Provider backbone bridging (IEEE 802.1ah): an I-TAG before a whole frame.
      return {Layer::kEthernet, slice.after(4)};
    case 0x893f:  // E-TAG (IEEE 802.1BR).
      return {Layer::kTypeOrLength, slice.after(6)};
    case 0x8926:  // VN-TAG.
    case 0xf1c1:  // R-TAG (IEEE 802.1CB).
      return {Layer::kTypeOrLength, slice.after(4)};
    default:
      return {};
  }
}

Step ofProtocol(std::uint8_t protocol, const Slice& slice) {
  switch (protocol) {
    case 17:
      return {Layer::kUdp, slice};
    case 4:
      return {Layer::kIp, slice};
    case 41:
      return {Layer::kIpv6, slice};
    case 47:
      return {Layer::kGre, slice};
    case 97:
      return {Layer::kEtherIp, slice};
    case 137:
      return {Layer::kMpls, slice};
    case 143:
      return {Layer::kEthernet, slice};
    case 51:
      return {Layer::kAuthentication, slice};
    case 44:
      return {Layer::kIpv6Fragment, slice};
    case 0:
    case 43:
    case 60:
    case 140:
      return {Layer::kIpv6Extension, slice};
    default:
      return {};
  }
}

Step inside(const Step& step) {
  switch (step.layer) {
    case Layer::kEthernet:
      return ethernet(step.slice);
    case Layer::kTypeOrLength:
      return typeOrLength(step.slice);
    case Layer::kVlan:
      return {Layer::kTypeOrLength, step.slice.after(2)};
    case Layer::kLlc:
      return llc(step.slice);
    case Layer::kMpls:
      return mpls(step.slice);
    case Layer::kPppoe:
      return pppoe(step.slice);
    case Layer::kPpp:
      return ppp(step.slice);
    case Layer::kPppInHdlc:
      return pppInHdlc(step.slice);
    case Layer::kCiscoHdlc:
      return ciscoHdlc(step.slice);
    case Layer::kGre:
      return gre(step.slice);
    case Layer::kNsh:
      return nsh(step.slice);
    case Layer::kEtherIp:
      return {Layer::kEthernet, step.slice.after(2)};
    default:
      return {};
  }
}

}  // namespace gramscope::file
