#include "core/file/tunnels.h"

namespace gramscope::file {
namespace {

/// The Generic Associated Channel Label (RFC 5586, 4.2).
constexpr std::uint32_t kAssociatedChannelLabel = 13;

/// RFC 5586: the channel type says what a generic associated channel carries.
Step associatedChannel(const Slice& slice) {
  if (!slice.has(4)) return {};
  const auto type = slice.u16(2);
  if (type == 0x0021) return {Layer::kIp, slice.after(4)};
  return type == 0x0057 ? Step{Layer::kIpv6, slice.after(4)} : Step{};
}

bool looksLikeEthernet(const Slice& slice) {
  return slice.has(14) && ofEtherType(slice.u16(12), slice).layer != Layer::kNone;
}

/// An Ethernet pseudowire, with or without a control word (RFC 4448).
Step pseudowire(const Slice& slice) {
  const Slice controlled = slice.after(4);
  if (slice.u8(0) >> 4 == 0 && looksLikeEthernet(controlled)) {
    return {Layer::kEthernet, controlled};
  }
  return looksLikeEthernet(slice) ? Step{Layer::kEthernet, slice} : Step{};
}

/// RFC 1701: source route entries up to one without family and length.
Slice afterRouting(Slice slice) {
  while (slice.has(4)) {
    const bool is_end = slice.u16(0) == 0 && slice.u8(3) == 0;
    slice = slice.after(4 + std::size_t{slice.u8(3)});
    if (is_end) return slice;
  }
  return {};
}

/// draft-foschiano-erspan: type I has no header of its own, II has 8 bytes, III 12 or 20.
Step erspan(std::uint16_t flags, std::uint16_t type, const Slice& slice) {
  constexpr std::uint16_t kSequence = 0x1000;
  if (type == 0x88be && (flags & kSequence) == 0) return {Layer::kEthernet, slice};
  if (!slice.has(12)) return {};
  const auto version = slice.u8(0) >> 4;
  if (version == 1) return {Layer::kEthernet, slice.after(8)};
  if (version != 2) return {};
  const Slice inner = slice.after((slice.u8(11) & 1) != 0 ? 20 : 12);
  const auto frame_type = slice.u16(10) >> 10 & 0x1f;
  if (frame_type == 2) return {Layer::kIp, inner};
  return frame_type == 0 ? Step{Layer::kEthernet, inner} : Step{};
}

}  // namespace

Step mpls(const Slice& slice) {
  Slice rest = slice;
  std::uint32_t label = 0;
  for (bool is_bottom = false; !is_bottom; rest = rest.after(4)) {
    if (!rest.has(4)) return {};
    is_bottom = (rest.u8(2) & 1) != 0;
    label = rest.u32(0) >> 12;
  }
  if (label == kAssociatedChannelLabel) return associatedChannel(rest);
  if (!rest.has(1)) return {};
  switch (rest.u8(0) >> 4) {
    case 4:
    case 6:
      return {Layer::kIp, rest};
    case 1:
      return associatedChannel(rest);
    default:
      return pseudowire(rest);
  }
}

Step gre(const Slice& slice) {
  if (!slice.has(4)) return {};
  const auto flags = slice.u16(0);
  std::size_t header = 4;
  if ((flags & 0xc000) != 0) header += 4;  // Checksum and offset: present with either bit.
  for (const std::uint16_t optional : {0x2000, 0x1000, 0x0080}) {
    if ((flags & optional) != 0) header += 4;
  }
  Slice rest = slice.after(header);
  if ((flags & 0x4000) != 0) rest = afterRouting(rest);
  return ofGreType(flags, slice.u16(2), rest);
}

Step ofGreType(std::uint16_t flags, std::uint16_t type, const Slice& slice) {
  switch (type) {
    case 0x0800:
    case 0x86dd:
    case 0x8847:
    case 0x8848:
    case 0x880b:
    case 0x6558:
    case 0x894f:
      return ofEtherType(type, slice);
    case 0x88be:
    case 0x22eb:
      return erspan(flags, type, slice);
    case 0x883e:  // WCCP: version 2 puts four bytes before the packet.
      if (!slice.has(1)) return {};
      return {Layer::kIp, slice.u8(0) >> 4 == 4 ? slice : slice.after(4)};
    default:
      return {};
  }
}

Step nsh(const Slice& slice) {
  if (!slice.has(8)) return {};
  const Slice rest = slice.after(std::size_t{4} * (slice.u8(1) & 0x3f));
  switch (slice.u8(3)) {
    case 1:
      return {Layer::kIp, rest};
    case 2:
      return {Layer::kIpv6, rest};
    case 3:
      return {Layer::kEthernet, rest};
    case 5:
      return {Layer::kMpls, rest};
    default:
      return {};
  }
}

}  // namespace gramscope::file
