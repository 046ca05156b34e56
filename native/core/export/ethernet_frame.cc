#include "core/export/ethernet_frame.h"

#include <algorithm>

#include "core/file/exported_pdu.h"
#include "core/file/layers.h"

namespace gramscope::exporting {
namespace {

using file::Layer;
using file::Slice;
using file::Step;
using MacAddress = std::array<std::uint8_t, 6>;

constexpr MacAddress kSource = {0x02, 0, 0, 0, 0, 1};
constexpr MacAddress kDestination = {0x02, 0, 0, 0, 0, 2};
constexpr MacAddress kBroadcast = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff};

bool isEnd(Layer layer) {
  return layer == Layer::kNone || layer == Layer::kEthernet || layer == Layer::kIp ||
         layer == Layer::kIpv6;
}

/// Each step takes at least a byte: this ends.
Step downToIp(Step step) {
  while (!isEnd(step.layer)) step = file::inside(step);
  return step;
}

int versionOf(const Slice& ip) { return ip.has(1) ? ip.u8(0) >> 4 : 0; }

/// RFC 1112, 6.4: the lower 23 bits of the group.
MacAddress ofIpv4(const Slice& ip) {
  if (!ip.has(20)) return kDestination;
  const auto address = ip.u32(16);
  if (address == 0xffffffff) return kBroadcast;
  if (address >> 28 != 0xe) return kDestination;
  return {0x01, 0x00, 0x5e, static_cast<std::uint8_t>(ip.u8(17) & 0x7f), ip.u8(18), ip.u8(19)};
}

/// RFC 2464, section 7: the lower 32 bits of the group.
MacAddress ofIpv6(const Slice& ip) {
  if (!ip.has(40) || ip.u8(24) != 0xff) return kDestination;
  return {0x33, 0x33, ip.u8(36), ip.u8(37), ip.u8(38), ip.u8(39)};
}

}  // namespace

EthernetFrame::EthernetFrame(const file::Frame& frame) {
  const Slice all = {frame.bytes, frame.original_length, frame.offset};
  Step step;
  if (frame.link_type == file::kExportedPdu) {
    const auto pdu = file::readExportedPdu(all);
    if (pdu.is_unix) kind_ = Kind::kUnixDatagram;
    if (pdu.is_unix) return;
    step = downToIp(file::ofDissector(pdu));
  } else {
    step = downToIp(file::firstLayer(frame.link_type, all));
  }
  body_ = step.slice;
  if (step.layer == Layer::kEthernet) {
    kind_ = Kind::kOriginal;
  } else if (versionOf(body_) == 6 || (versionOf(body_) == 4 && step.layer == Layer::kIp)) {
    kind_ = Kind::kMadeUp;
    header_ = headerFor(body_);
  }
}

EthernetFrame::Header EthernetFrame::headerFor(const Slice& ip) {
  const bool is_four = versionOf(ip) == 4;
  const MacAddress destination = is_four ? ofIpv4(ip) : ofIpv6(ip);
  const std::array<std::uint8_t, 2> type = {static_cast<std::uint8_t>(is_four ? 0x08 : 0x86),
                                            static_cast<std::uint8_t>(is_four ? 0x00 : 0xdd)};
  Header header;
  const auto asByte = [](std::uint8_t value) { return std::byte{value}; };
  auto at = std::ranges::transform(destination, header.begin(), asByte).out;
  at = std::ranges::transform(kSource, at, asByte).out;
  std::ranges::transform(type, at, asByte);
  return header;
}

}  // namespace gramscope::exporting
