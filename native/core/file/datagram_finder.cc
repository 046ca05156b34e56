#include "core/file/datagram_finder.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/file/exported_pdu.h"
#include "core/file/ipv6_jumbogram.h"
#include "core/file/source_route.h"

namespace gramscope::file {
namespace {

/// Fragments of tunnels in fragments of tunnels: nobody means that.
constexpr std::size_t kDeepest = 4;

constexpr std::uint32_t kUdpHeader = 8;
/// Its number as a protocol (RFC 768).
constexpr std::uint8_t kUdpProtocol = 17;

/// Of an IPv4 header without options.
constexpr std::size_t kPlainHeader = 20;

/// Where IPv4 begins in a frame that has nothing else between it and the link; nothing where that
/// has to be looked at more closely.
std::optional<std::size_t> startOfIpv4(const Frame& frame) {
  constexpr std::uint32_t kEthernet = 1;
  constexpr std::uint32_t kRaw = 101;
  constexpr std::size_t kEthernetHeader = 14;
  constexpr std::uint16_t kIpv4 = 0x0800;
  if (frame.link_type == kRaw) return 0;
  const bool is_ethernet = frame.link_type == kEthernet && frame.bytes.size() >= kEthernetHeader;
  if (!is_ethernet || big16(frame.bytes.data() + 12) != kIpv4) return std::nullopt;
  return kEthernetHeader;
}

SocketAddress addressAt(const Slice& slice, std::size_t at, Family family) {
  SocketAddress address;
  address.family = family;
  std::memcpy(address.bytes.data(), slice.bytes.data() + at, family == Family::kIpv4 ? 4 : 16);
  return address;
}

/// The first four bytes of an address, as Wireshark mixes them into what fragments share.
std::uint32_t numberOf(const SocketAddress& address) {
  return std::uint32_t{address.bytes[0]} << 24 | std::uint32_t{address.bytes[1]} << 16 |
         std::uint32_t{address.bytes[2]} << 8 | address.bytes[3];
}

/// The header (RFC 8200, 4.3 to 4.6) says its length in units of 8 bytes beyond the first.
Step ipv6Extension(const Slice& slice) {
  if (!slice.has(8)) return {};
  const std::size_t length = 8 + 8 * std::size_t{slice.u8(1)};
  return slice.has(length) ? ofProtocol(slice.u8(0), slice.after(length)) : Step{};
}

/// RFC 4302, section 2: the length is in units of 4 bytes, less 2.
Step authentication(const Slice& slice) {
  if (!slice.has(12)) return {};
  const std::size_t length = 8 + 4 * std::size_t{slice.u8(1)};
  return slice.has(length) ? ofProtocol(slice.u8(0), slice.after(length)) : Step{};
}

}  // namespace

bool DatagramFinder::find(const Frame& frame, FoundDatagram& found) {
  frame_ = frame.number;
  vlan_ = 0;
  depth_ = 0;
  is_short_ = false;
  origin_.clear();
  found.pieces.clear();
  found.frames.clear();
  found.is_unix = false;
  if (frame.link_type == kExportedPdu) return upperLayer(frame, found);
  const Slice plain = plainUdp(frame, found);
  if (plain.length > 0) return udp(plain, found);
  return walk(firstLayer(frame.link_type, {frame.bytes, frame.original_length, frame.offset}),
              found);
}

/// What walk() comes to in most frames: UDP in an IPv4 header without options, neither cut nor in
/// fragments. An empty slice in all others, or where it is in doubt.
Slice DatagramFinder::plainUdp(const Frame& frame, FoundDatagram& found) {
  const auto start = startOfIpv4(frame);
  if (!start) return {};
  const Slice ip = Slice{frame.bytes, frame.original_length, frame.offset}.after(*start);
  if (!ip.has(kPlainHeader + kUdpHeader) || ip.u8(0) != 0x45 || ip.u8(9) != kUdpProtocol) return {};
  const std::size_t total = ip.u16(2);
  const bool is_fragment = (ip.u16(6) & 0x3fff) != 0;
  if (is_fragment || total < kPlainHeader + kUdpHeader || !ip.has(total)) return {};
  found.source = addressAt(ip, 12, Family::kIpv4);
  found.destination = addressAt(ip, 16, Family::kIpv4);
  found.ttl = ip.u8(8);
  found.traffic_class = ip.u8(1);
  return ip.first(total).after(kPlainHeader);
}

/// Each layer takes at least a byte, or a fragment: this ends.
bool DatagramFinder::walk(Step step, FoundDatagram& found) {
  while (step.layer != Layer::kNone) {
    if (step.layer == Layer::kUdp) return udp(step.slice, found);
    step = next(step, found);
  }
  return false;
}

Step DatagramFinder::next(const Step& step, FoundDatagram& found) {
  switch (step.layer) {
    case Layer::kIp:
      if (!step.slice.has(1)) return {};
      return step.slice.u8(0) >> 4 == 4 ? ipv4(step.slice, found) : ipv6(step.slice, found);
    case Layer::kIpv6:
      return ipv6(step.slice, found);
    case Layer::kIpv6Extension:
      return ipv6Extension(step.slice);
    case Layer::kIpv6Fragment:
      return ipv6Fragment(step.slice, found);
    case Layer::kAuthentication:
      return authentication(step.slice);
    case Layer::kVlan:
      if (step.slice.has(2)) vlan_ = step.slice.u16(0) & 0x0fff;
      return inside(step);
    default:
      return inside(step);
  }
}

/// RFC 791. A total length of 0 is what a network card leaves that segments by itself.
Step DatagramFinder::ipv4(const Slice& slice, FoundDatagram& found) {
  if (!slice.has(20)) return {};
  const std::size_t header = 4 * std::size_t{static_cast<std::uint8_t>(slice.u8(0) & 0x0f)};
  const std::uint64_t total = slice.u16(2) == 0 ? slice.length : slice.u16(2);
  if (header < 20 || total < header || !slice.has(header)) return {};
  found.source = addressAt(slice, 12, Family::kIpv4);
  const auto destination = finalDestination(slice, header).value_or(16);
  found.destination = addressAt(slice, destination, Family::kIpv4);
  found.ttl = slice.u8(8);
  found.traffic_class = slice.u8(1);
  const Slice body = slice.first(total).after(header);
  if (body.length == 0) return {};
  const std::uint32_t offset = 8 * (slice.u16(6) & 0x1fffu);
  const bool has_more = (slice.u16(6) & 0x2000) != 0;
  const auto protocol = slice.u8(9);
  if (offset == 0 && !has_more) return ofProtocol(protocol, body);
  if (!body.isWhole() || total > slice.length) {
    return offset == 0 ? ofProtocol(protocol, body) : Step{};
  }
  const std::uint32_t id = protocol ^ slice.u16(4) ^ numberOf(found.source) ^
                           numberOf(found.destination) ^ std::uint32_t{vlan_};
  const Slice whole =
      reassemble(id, {.offset = offset, .is_last = !has_more, .is_udp = protocol == kUdpProtocol},
                 body, found);
  return whole.length == 0 ? Step{} : ofProtocol(protocol, whole);
}

/// RFC 8200, section 3.
Step DatagramFinder::ipv6(const Slice& slice, FoundDatagram& found) {
  constexpr std::size_t kHeader = 40;
  if (!slice.has(kHeader) || slice.u8(0) >> 4 != 6) return {};
  found.source = addressAt(slice, 8, Family::kIpv6);
  found.destination = addressAt(slice, 24, Family::kIpv6);
  found.ttl = slice.u8(7);
  found.traffic_class = static_cast<std::uint8_t>(slice.u16(0) >> 4);
  const auto protocol = slice.u8(6);
  const Slice rest = slice.after(kHeader);
  const std::uint64_t length = slice.u16(4) != 0 ? slice.u16(4) : jumboLength(protocol, rest);
  is_short_ = length > rest.length;
  return ofProtocol(protocol, rest.first(length));
}

/// RFC 8200, 4.5. A fragment that is the whole datagram stands for itself (RFC 6946).
Step DatagramFinder::ipv6Fragment(const Slice& slice, FoundDatagram& found) {
  if (!slice.has(8)) return {};
  const std::uint32_t offset = slice.u16(2) & 0xfff8;
  const bool has_more = (slice.u16(2) & 1) != 0;
  const Slice body = slice.after(8);
  if (offset == 0 && !has_more) return ofProtocol(slice.u8(0), body);
  if (!body.isWhole() || body.length == 0 || is_short_) return {};
  const auto protocol = slice.u8(0);
  const Slice whole = reassemble(
      slice.u32(4), {.offset = offset, .is_last = !has_more, .is_udp = protocol == kUdpProtocol},
      body, found);
  return whole.length == 0 ? Step{} : ofProtocol(protocol, whole);
}

/// The payload that the fragment completes, or an empty slice.
Slice DatagramFinder::reassemble(std::uint32_t id, Fragment fragment, const Slice& body,
                                 FoundDatagram& found) {
  if (depth_ == kDeepest || body.length > UINT32_MAX) return {};
  fragment.length = static_cast<std::uint32_t>(body.length);
  if (origin_.empty()) {
    fragment.where.push_back({body.offset, fragment.length});
  } else {
    appendPart(fragment.where, origin_, body.offset, body.length);
  }
  fragment.frames = found.frames;
  if (fragment.frames.empty()) fragment.frames.push_back(frame_);
  auto whole = fragments_.add({found.source, found.destination, id}, std::move(fragment));
  if (!whole) return {};
  found.frames = std::move(whole->frames);
  return read(std::move(whole->where));
}

Slice DatagramFinder::read(Pieces pieces) {
  if (whole_.size() == depth_) whole_.emplace_back();
  std::vector<std::byte>& bytes = whole_[depth_++];
  bytes.clear();
  for (const Piece& piece : pieces) {
    const auto start = bytes.size();
    bytes.resize(start + piece.length);
    // Less than asked for: the file shrank meanwhile.
    const auto got = input_.readAt(piece.offset, std::span(bytes).subspan(start));
    if (got < piece.length) return {};
  }
  origin_ = std::move(pieces);
  is_short_ = false;
  return {bytes, bytes.size(), 0};
}

/// RFC 768. A length of 0 stands for what IPv6 says (RFC 2675, section 4). False where the frame
/// was cut before the end of the ports.
bool DatagramFinder::udp(const Slice& slice, FoundDatagram& found) const {
  if (!slice.has(4)) return false;
  found.source.port = slice.u16(0);
  found.destination.port = slice.u16(2);
  std::uint64_t length = slice.has(6) ? slice.u16(4) : slice.length;
  if (length == 0 && found.source.family == Family::kIpv6) length = slice.length;
  length = length < kUdpHeader ? 0 : length - kUdpHeader;
  const Slice payload = slice.after(kUdpHeader).first(length);
  found.original_length = static_cast<std::uint32_t>(std::min<std::uint64_t>(length, UINT32_MAX));
  found.captured_length = static_cast<std::uint32_t>(payload.bytes.size());
  found.payload = payload.bytes;
  found.offset = payload.offset;
  if (!origin_.empty()) appendPart(found.pieces, origin_, payload.offset, found.captured_length);
  return true;
}

bool DatagramFinder::upperLayer(const Frame& frame, FoundDatagram& found) {
  const ExportedPdu pdu = readExportedPdu({frame.bytes, frame.original_length, frame.offset});
  if (!pdu.is_unix) return walk(ofDissector(pdu), found);
  found.is_unix = true;
  found.source = {};
  found.destination = {};
  found.ttl = kUnknownTtl;
  found.traffic_class = 0;
  found.source_path = frame.comment;
  found.original_length = static_cast<std::uint32_t>(pdu.payload.length);
  found.captured_length = static_cast<std::uint32_t>(pdu.payload.bytes.size());
  found.payload = pdu.payload.bytes;
  found.offset = pdu.payload.offset;
  return true;
}

}  // namespace gramscope::file
