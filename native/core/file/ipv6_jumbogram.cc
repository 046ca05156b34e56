#include "core/file/ipv6_jumbogram.h"

namespace gramscope::file {

std::uint64_t jumboLength(std::uint8_t next_header, const Slice& rest) {
  constexpr std::uint8_t kHopByHop = 0;
  constexpr std::uint8_t kPad1 = 0;
  constexpr std::uint8_t kJumboPayload = 0xc2;
  if (next_header != kHopByHop || !rest.has(8)) return 0;
  const std::size_t end = std::min(8 + 8 * std::size_t{rest.u8(1)}, rest.bytes.size());
  for (std::size_t at = 2; at + 2 <= end;) {
    if (rest.u8(at) == kPad1) {
      ++at;
      continue;
    }
    const std::size_t length = rest.u8(at + 1);
    if (rest.u8(at) == kJumboPayload && length == 4 && at + 6 <= end) {
      const auto jumbo = rest.u32(at + 2);
      return jumbo > 65535 ? jumbo : 0;
    }
    at += 2 + length;
  }
  return 0;
}

}  // namespace gramscope::file
