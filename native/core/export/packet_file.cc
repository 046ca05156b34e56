#include "core/export/packet_file.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/file/pcap_format.h"
#include "core/file/pcapng_blocks.h"

namespace gramscope::exporting {
namespace {

std::uint32_t clamped(std::uint64_t value) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(value, UINT32_MAX));
}

/// pcapng has 16 bits for it, and pcap more, of which nobody makes use.
LinkType linkType(std::uint32_t value) {
  return static_cast<LinkType>(std::min<std::uint32_t>(value, UINT16_MAX));
}

struct PcapTime {
  std::uint32_t seconds;
  std::uint32_t nanoseconds;
};

PcapTime pcapTime(std::int64_t time) {
  constexpr std::int64_t kBillion = 1'000'000'000;
  constexpr std::int64_t kLast = std::int64_t{UINT32_MAX} * kBillion + (kBillion - 1);
  const auto nearest = std::clamp<std::int64_t>(time, 0, kLast);
  return {static_cast<std::uint32_t>(nearest / kBillion),
          static_cast<std::uint32_t>(nearest % kBillion)};
}

}  // namespace

std::unique_ptr<PacketFile> PacketFile::make(Container container, OutputBuffer& output) {
  if (container == Container::kPcap) return std::make_unique<PcapFile>(output);
  return std::make_unique<PcapngFile>(output);
}

PcapngFile::PcapngFile(OutputBuffer& output) : PacketFile(output) {
  appendSectionHeader(output.bytes(), "Gramscope");
}

bool PcapngFile::add(const Packet& packet, const file::Frame& frame,
                     const file::FileInterface& interface) {
  const auto number = interfaceOf(packet, frame, interface);
  appendPacket(output_.bytes(), {.interface = number,
                                 .time = frame.time,
                                 .headers = packet.header,
                                 .payload = packet.body,
                                 .original_length = clamped(packet.original_length),
                                 .direction = frame.direction,
                                 .comment = frame.comment});
  output_.settle();
  return true;
}

std::uint32_t PcapngFile::interfaceOf(const Packet& packet, const file::Frame& frame,
                                      const file::FileInterface& interface) {
  const auto next = static_cast<std::uint32_t>(interfaces_.size());
  const auto [known, is_new] = interfaces_.try_emplace(frame.interface, next);
  if (is_new) {
    // What was put before frames may exceed the limit that they were captured with.
    const bool is_original = packet.link_type == interface.link_type;
    appendInterface(output_.bytes(), {.link_type = linkType(packet.link_type),
                                      .snap_length = is_original ? interface.snap_length : 0,
                                      .name = interface.name,
                                      .description = interface.description});
  }
  return known->second;
}

bool PcapFile::add(const Packet& packet, const file::Frame& frame, const file::FileInterface&) {
  if (!link_type_) begin(packet.link_type);
  if (packet.link_type != *link_type_) return false;
  const auto [seconds, nanoseconds] = pcapTime(frame.time);
  const auto captured = packet.header.size() + packet.body.size();
  // libpcap refuses what is longer, and a block of pcapng may be.
  const auto kept = std::min<std::size_t>(captured, file::PcapFormat::kLongestFrame);
  const std::array<std::uint32_t, 4> record = {
      seconds, nanoseconds, static_cast<std::uint32_t>(kept), clamped(packet.original_length)};
  output_.append(std::as_bytes(std::span(record)));
  output_.append(packet.header);
  output_.append(packet.body.first(kept - packet.header.size()));
  output_.settle();
  return true;
}

void PcapFile::finish(std::uint32_t link_type) {
  if (!link_type_) begin(link_type);
}

/// draft-ietf-opsawg-pcap, section 4: version 2.4, and the most that libpcap takes as snap length.
void PcapFile::begin(std::uint32_t link_type) {
  constexpr std::uint32_t kNanoseconds = 0xa1b23c4d;
  constexpr std::array<std::uint16_t, 2> kVersion = {2, 4};
  const std::array<std::uint32_t, 4> rest = {0, 0, file::PcapFormat::kLongestFrame, link_type};
  output_.append(std::as_bytes(std::span(&kNanoseconds, 1)));
  output_.append(std::as_bytes(std::span(kVersion)));
  output_.append(std::as_bytes(std::span(rest)));
  link_type_ = link_type;
}

}  // namespace gramscope::exporting
