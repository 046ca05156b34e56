#include "core/file/pcap_format.h"

#include <utility>

namespace gramscope::file {
namespace {

constexpr std::uint32_t kMicroseconds = 0xa1b2c3d4;
constexpr std::uint32_t kNanoseconds = 0xa1b23c4d;
/// Alexey Kuznetzov's, with the interface index, the protocol and the packet type in each record.
constexpr std::uint32_t kModified = 0xa1b2cd34;
/// Test equipment of IXIA, which puts the size of the records after the header.
constexpr std::uint32_t kIxiaHardware = 0x1c0001ac;
constexpr std::uint32_t kIxiaSoftware = 0x1c0001ab;

bool setVariant(PcapFormat& format, std::uint32_t magic) {
  switch (magic) {
    case kMicroseconds:
      return true;
    case kNanoseconds:
      format.is_nanoseconds = true;
      return true;
    case kIxiaHardware:
    case kIxiaSoftware:
      format.file_header += 4;
      return true;
    case kModified:
      format.record_header = 24;
      return true;
    default:
      return false;
  }
}

/// AIX writes version 2.2, with the ifType of RFC 1573 and nanoseconds.
void applyAix(PcapFormat& format) {
  constexpr std::pair<std::uint32_t, std::uint32_t> kTypes[] = {{6, 1}, {9, 6}, {15, 10}};
  for (const auto& [if_type, link_type] : kTypes) {
    if (format.link_type != if_type) continue;
    format.link_type = link_type;
    format.is_nanoseconds = true;
    return;
  }
}

}  // namespace

std::optional<PcapFormat> PcapFormat::read(std::span<const std::byte> header) {
  if (header.size() < kFileHeader) return std::nullopt;
  for (const auto endian : {std::endian::little, std::endian::big}) {
    const ByteOrder order(endian);
    PcapFormat format{.order = order};
    if (!setVariant(format, order.u32(header.data()))) continue;
    const auto major = order.u16(header.data() + 4);
    const auto minor = order.u16(header.data() + 6);
    format.snap_length = order.u32(header.data() + 16);
    // The upper bits tell of a frame check sequence.
    format.link_type = order.u32(header.data() + 20) & 0x03ffffff;
    // DG/UX calls itself 543.0 (libpcap, sf-pcap.c).
    format.has_swapped_lengths = (major == 2 && minor < 3) || major == 543;
    format.may_have_swapped_lengths = major == 2 && minor == 3;
    if (major == 2 && minor == 2) applyAix(format);
    return format;
  }
  return std::nullopt;
}

PcapFormat::Record PcapFormat::record(const std::byte* header) const noexcept {
  Record record = {order.u32(header), order.u32(header + 4), order.u32(header + 8),
                   order.u32(header + 12)};
  const bool is_swapped = may_have_swapped_lengths && record.captured > record.original;
  if (has_swapped_lengths || is_swapped) std::swap(record.captured, record.original);
  return record;
}

}  // namespace gramscope::file
