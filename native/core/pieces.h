#pragma once

#include <cstdint>
#include <vector>

namespace gramscope {

/// Consecutive bytes of a file.
struct Piece {
  std::uint64_t offset;
  std::uint32_t length;
};

/// Where the bytes of something lie that is scattered over a file, in order.
using Pieces = std::vector<Piece>;

/// Appends the part of `pieces` that begins `skip` bytes in and is `length` bytes long, or shorter
/// where they end before.
void appendPart(Pieces& to, const Pieces& pieces, std::uint64_t skip, std::uint64_t length);

}  // namespace gramscope
