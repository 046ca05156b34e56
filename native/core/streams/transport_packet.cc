#include "core/streams/transport_packet.h"

#include <algorithm>

#include "core/file/endian.h"

namespace gramscope::streams {
namespace {

using file::big16;
using file::big32;
using file::u8;

/// Flags and program clock reference of an adaptation field.
constexpr std::size_t kClockField = 7;

/// Of an adaptation field (2.4.3.4) without its length; it has at least the flags.
void readAdaptation(std::span<const std::byte> field, TransportPacket& packet) noexcept {
  const std::uint8_t flags = u8(field.data());
  packet.is_discontinuous = (flags & 0x80) != 0;
  if ((flags & 0x10) == 0 || field.size() < kClockField) return;
  const std::byte* at = field.data() + 1;
  // 33 bits of 90 kHz, 6 reserved ones, 9 bits of 27 MHz (2.4.3.5).
  const std::uint64_t base = std::uint64_t{big32(at)} << 1 | u8(at + 4) >> 7;
  packet.clock = base * 300 + (big16(at + 4) & 0x1FF);
}

bool hasSyncBytes(std::span<const std::byte> payload, std::size_t size) noexcept {
  for (std::size_t at = 0; at < payload.size(); at += size) {
    if (u8(&payload[at]) != kTransportSync) return false;
  }
  return true;
}

}  // namespace

TransportPacket readTransportPacket(std::span<const std::byte> bytes) noexcept {
  const std::uint16_t flags = big16(bytes.data() + 1);
  const std::uint8_t control = u8(bytes.data() + 3);
  TransportPacket packet{.pid = static_cast<std::uint16_t>(flags & kNullPid),
                         .continuity = static_cast<std::uint8_t>(control & 0x0F),
                         .is_damaged = (flags & 0x8000) != 0,
                         .is_start = (flags & 0x4000) != 0,
                         .is_scrambled = (control & 0xC0) != 0,
                         .has_payload = (control & 0x10) != 0,
                         .clock = std::nullopt,
                         .payload = {}};
  auto rest = bytes.first(std::min(bytes.size(), kTransportPacket)).subspan(kTransportHeader);
  if ((control & 0x20) != 0 && !rest.empty()) {
    const std::size_t length = std::min<std::size_t>(u8(rest.data()), rest.size() - 1);
    if (length > 0) readAdaptation(rest.subspan(1, length), packet);
    rest = rest.subspan(1 + length);
  }
  if (packet.has_payload) packet.payload = rest;
  return packet;
}

std::size_t transportPacketSize(std::span<const std::byte> payload, std::size_t length) noexcept {
  if (length == 0 || payload.empty()) return 0;
  for (const std::size_t size : {kTransportPacket, kCodedTransportPacket}) {
    if (length % size == 0 && hasSyncBytes(payload, size)) return size;
  }
  return 0;
}

}  // namespace gramscope::streams
