#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

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

/// Nothing where it cannot be one: another version, RTCP, or less than a header.
std::optional<RtpHeader> readRtpHeader(const Arrival& arrival) noexcept;

/// Whether it is a packet of RTCP, which may share a port with RTP (RFC 5761, section 4).
bool isRtcp(std::span<const std::byte> payload) noexcept;

}  // namespace gramscope::streams
