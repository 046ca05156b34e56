#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/file/endian.h"

namespace gramscope::file {

/// Calls `visit(code, value)` for each option of a block (draft-ietf-opsawg-pcapng, 3.5), up to the
/// end mark or the first option that is not whole.
template <typename Visit>
void visitOptions(const ByteOrder& order, std::span<const std::byte> bytes, Visit&& visit) {
  constexpr std::uint16_t kEnd = 0;
  while (bytes.size() >= 4) {
    const auto code = order.u16(bytes.data());
    const std::size_t length = order.u16(bytes.data() + 2);
    bytes = bytes.subspan(4);
    if (code == kEnd || bytes.size() < length) return;
    visit(code, bytes.first(length));
    bytes = bytes.subspan(std::min(bytes.size(), (length + 3) / 4 * 4));
  }
}

}  // namespace gramscope::file
