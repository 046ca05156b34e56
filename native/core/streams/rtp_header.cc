#include "core/streams/rtp_header.h"

#include "core/file/endian.h"

namespace gramscope::streams {
namespace {

using file::big16;
using file::big32;
using file::u8;

constexpr unsigned kRtpVersion = 2;
constexpr std::uint8_t kExtension = 0x10;
/// Packet types of RTCP, where RTP has marker and payload type.
constexpr std::uint8_t kLeastRtcp = 192;
constexpr std::uint8_t kMostRtcp = 223;

bool isVersion2(std::span<const std::byte> payload) noexcept {
  return payload.size() >= 2 && u8(payload.data()) >> 6 == kRtpVersion;
}

/// Bytes of contributing sources and extension (RFC 3550, 5.3.1), as far as they are there.
std::size_t sizeOf(std::span<const std::byte> payload) noexcept {
  const std::uint8_t first = u8(payload.data());
  const std::size_t fixed = kRtpHeader + 4 * std::size_t{first & 0x0FU};
  if ((first & kExtension) == 0 || fixed + 4 > payload.size()) return fixed;
  return fixed + 4 + 4 * std::size_t{big16(payload.data() + fixed + 2)};
}

}  // namespace

bool isRtcp(std::span<const std::byte> payload) noexcept {
  if (!isVersion2(payload)) return false;
  const std::uint8_t type = u8(payload.data() + 1);
  return type >= kLeastRtcp && type <= kMostRtcp;
}

std::optional<RtpHeader> readRtpHeader(const Arrival& arrival) noexcept {
  const auto payload = arrival.payload;
  if (payload.size() < kRtpHeader || !isVersion2(payload) || isRtcp(payload)) return std::nullopt;
  const std::size_t size = sizeOf(payload);
  if (size > arrival.length) return std::nullopt;
  const std::byte* at = payload.data();
  return RtpHeader{.payload_type = static_cast<std::uint8_t>(u8(at + 1) & 0x7F),
                   .is_marked = (u8(at + 1) & 0x80) != 0,
                   .has_padding = (u8(at) & 0x20) != 0,
                   .contributors = static_cast<std::uint8_t>(u8(at) & 0x0F),
                   .sequence = big16(at + 2),
                   .timestamp = big32(at + 4),
                   .ssrc = big32(at + 8),
                   .size = size};
}

}  // namespace gramscope::streams
