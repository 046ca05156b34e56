#include <algorithm>
#include <iterator>

#include "core/file/layers.h"

namespace gramscope::file {
namespace {

/// An address family of BSD, where AF_INET6 is 24, 28 or 30, or an EtherType.
Step ofFamily(std::uint32_t family, const Slice& rest) {
  if (family >= 0x0600 && family <= 0xffff) {
    return ofEtherType(static_cast<std::uint16_t>(family), rest);
  }
  switch (family) {
    case 2:
      return {Layer::kIp, rest};
    case 24:
    case 28:
    case 30:
      return {Layer::kIpv6, rest};
    default:
      return {};
  }
}

/// The family is in the byte order of whoever captured, and takes two bytes on some systems.
Step null(const Slice& frame) {
  if (!frame.has(4)) return {};
  if (frame.u16(0) == 0xff03) return {Layer::kPppInHdlc, frame};
  const auto little = ByteOrder().u32(frame.bytes.data());
  const auto big = frame.u32(0);
  auto family = little <= 0xffff ? little : big;
  if (family < 0x0600 && (family & 0xff) == 0) family >>= 8;
  return ofFamily(family, frame.after(4));
}

Step loop(const Slice& frame) {
  return frame.has(4) ? ofFamily(frame.u32(0), frame.after(4)) : Step{};
}

/// The protocol field of Linux cooked captures (packet(7)): an EtherType, or one of a few numbers
/// below; after a GRE tunnel a GRE protocol type.
Step ofCookedProtocol(std::uint16_t hardware, std::uint16_t protocol, const Slice& rest) {
  constexpr std::uint16_t kGreTunnel = 778;
  constexpr std::uint16_t kNetlink = 824;
  if (hardware == kNetlink) return {};
  if (hardware == kGreTunnel) return ofGreType(0, protocol, rest);
  switch (protocol) {
    case 0x0003:
      return {Layer::kEthernet, rest};
    case 0x0004:
      return {Layer::kLlc, rest};
    case 0x0007:
      return {Layer::kPppInHdlc, rest};
    default:
      return ofEtherType(protocol, rest);
  }
}

Step cooked(const Slice& frame) {
  if (!frame.has(16)) return {};
  return ofCookedProtocol(frame.u16(2), frame.u16(14), frame.after(16));
}

Step cookedV2(const Slice& frame) {
  if (!frame.has(20)) return {};
  return ofCookedProtocol(frame.u16(8), frame.u16(0), frame.after(20));
}

/// OpenBSD's encapsulation device: family, SPI and flags, in the byte order of whoever captured.
Step enc(const Slice& frame) {
  const Step step = null(frame);
  return {step.layer, step.slice.after(8)};
}

}  // namespace

Step firstLayer(std::uint32_t link_type, const Slice& frame) {
  switch (link_type) {
    case 0:
      return null(frame);
    case 1:
      return {Layer::kEthernet, frame};
    case 9:
    case 50:
      return {Layer::kPppInHdlc, frame};
    case 204:  // A byte for the direction comes first.
      return {Layer::kPppInHdlc, frame.after(1)};
    case 51:
      return {Layer::kPppoe, frame};
    case 12:  // DLT_RAW, which some systems write instead of LINKTYPE_RAW, and 14 on OpenBSD.
    case 14:
    case 101:
    case 228:
      return {Layer::kIp, frame};
    case 229:
      return {Layer::kIpv6, frame};
    case 100:
      return {Layer::kLlc, frame};
    case 104:
      return {Layer::kCiscoHdlc, frame};
    case 108:
      return loop(frame);
    case 109:
      return enc(frame);
    case 113:
      return cooked(frame);
    case 276:
      return cookedV2(frame);
    default:
      return {};
  }
}

bool isKnownLinkType(std::uint32_t link_type) {
  constexpr std::uint32_t kKnown[] = {0,   1,   9,   50,  51,  204, 12,  14,  101,
                                      228, 229, 100, 104, 108, 109, 113, 276, 252};
  return std::find(std::begin(kKnown), std::end(kKnown), link_type) != std::end(kKnown);
}

}  // namespace gramscope::file
