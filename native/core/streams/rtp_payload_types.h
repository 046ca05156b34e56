#pragma once

#include <cstdint>
#include <string>

namespace gramscope::streams {

/// Of an MPEG transport stream (RFC 2250, section 2).
inline constexpr std::uint8_t kTransportStreamType = 33;

/// Comfort noise, and the number that it had before (RFC 3389).
inline constexpr bool isComfortNoise(std::uint8_t type) noexcept {
  return type == 13 || type == 19;
}

/// Units of the media clock a second (RFC 3551, section 6); 0 where the type does not say.
std::uint32_t clockRateOf(std::uint8_t type) noexcept;

/// As in RFC 3551, `dynamic 96` for those that a session gives a meaning; empty without any.
std::string payloadTypeName(std::uint8_t type);

}  // namespace gramscope::streams
