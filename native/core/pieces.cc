#include "core/pieces.h"

#include <algorithm>

namespace gramscope {

void appendPart(Pieces& to, const Pieces& pieces, std::uint64_t skip, std::uint64_t length) {
  for (const Piece& piece : pieces) {
    if (length == 0) return;
    if (skip >= piece.length) {
      skip -= piece.length;
      continue;
    }
    const auto taken = std::min<std::uint64_t>(piece.length - skip, length);
    to.push_back({piece.offset + skip, static_cast<std::uint32_t>(taken)});
    length -= taken;
    skip = 0;
  }
}

}  // namespace gramscope
