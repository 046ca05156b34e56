#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "core/file/endian.h"
#include "core/streams/arrival.h"

namespace gramscope::streams {

/// Bytes of the header without contributing sources and extension.
inline constexpr std::size_t kRtpHeader = 12;

/// The header of a packet of RTP (RFC 3550, 5.1).
struct RtpHeader {
  std::uint8_t payload_type = 0;
  bool is_marked = false;
  bool has_padding = false;
  std::uint8_t contributors = 0;
  std::uint16_t sequence = 0;
  std::uint32_t timestamp = 0;
  std::uint32_t ssrc = 0;
  /// Bytes up to the media, contributing sources and extension included. Where a snap length cut
  /// these, the bytes until then.
  std::size_t size = kRtpHeader;
};

/// Whether it is a packet of RTCP, which may share a port with RTP (RFC 5761, section 4): one of
/// its packet types is where RTP has marker and payload type.
inline bool isRtcp(std::span<const std::byte> payload) noexcept {
  if (payload.size() < 2 || file::u8(payload.data()) >> 6 != 2) return false;
  const std::uint8_t type = file::u8(payload.data() + 1);
  return type >= 192 && type <= 223;
}

/// Bytes of contributing sources and extension with the fixed header (RFC 3550, 5.3.1), as far as
/// they are there. Of a payload that has the fixed one.
inline std::size_t rtpHeaderSize(std::span<const std::byte> payload) noexcept {
  const std::uint8_t first = file::u8(payload.data());
  const bool has_extension = (first & 0x10) != 0;
  const std::size_t fixed = kRtpHeader + 4 * std::size_t{first & 0x0FU};
  if (!has_extension || fixed + 4 > payload.size()) return fixed;
  return fixed + 4 + 4 * std::size_t{file::big16(payload.data() + fixed + 2)};
}

/// Nothing where it cannot be one: another version, RTCP, or less than a header.
inline std::optional<RtpHeader> readRtpHeader(const Arrival& arrival) noexcept {
  const auto payload = arrival.payload;
  if (payload.size() < kRtpHeader || isRtcp(payload)) return std::nullopt;
  const std::byte* at = payload.data();
  const std::uint8_t first = file::u8(at);
  const std::size_t size = rtpHeaderSize(payload);
  if (first >> 6 != 2 || size > arrival.length) return std::nullopt;
  return RtpHeader{.payload_type = static_cast<std::uint8_t>(file::u8(at + 1) & 0x7F),
                   .is_marked = (file::u8(at + 1) & 0x80) != 0,
                   .has_padding = (first & 0x20) != 0,
                   .contributors = static_cast<std::uint8_t>(first & 0x0F),
                   .sequence = file::big16(at + 2),
                   .timestamp = file::big32(at + 4),
                   .ssrc = file::big32(at + 8),
                   .size = size};
}

}  // namespace gramscope::streams
