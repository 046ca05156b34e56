#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/file/endian.h"

namespace gramscope::streams {

/// Whether it is what the ends of a session of RTP tell each other on its port before media come:
/// checks of STUN, handshakes of DTLS and of ZRTP (RFC 7983, section 7). Each has a number of its
/// own as well, for the first byte alone is that of much else. Records of DTLS with data are a
/// stream themselves.
inline bool isMediaNegotiation(std::span<const std::byte> payload) noexcept {
  constexpr std::uint32_t kStunCookie = 0x2112A442;  // RFC 8489, section 5.
  constexpr std::uint32_t kZrtpCookie = 0x5A525450;  // RFC 6189, section 5.
  constexpr std::uint8_t kChangeCipherSpec = 20;     // RFC 6347, section 4.1.
  constexpr std::uint8_t kHandshake = 22;
  if (payload.size() < 13) return false;
  const std::uint8_t first = file::u8(payload.data());
  const std::uint32_t cookie = file::big32(payload.data() + 4);
  if (first < 4) return cookie == kStunCookie;
  if (first >> 4 == 1 && cookie == kZrtpCookie) return true;
  const bool is_dtls = file::big16(payload.data() + 1) >> 8 == 0xFE;
  return is_dtls && first >= kChangeCipherSpec && first <= kHandshake;
}

}  // namespace gramscope::streams
