#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/query/byte_pair.h"

namespace gramscope {

/// Finds a byte string in others. It looks for the two bytes of it that are the least common in
/// text and in binary protocols, and compares the rest only where they are.
class ByteSearch {
 public:
  enum class Case { kExact, kIgnored };

  /// The case that is ignored is that of the letters of ASCII.
  ByteSearch(std::span<const std::byte> wanted, Case sensitivity);

  /// Nothing is everywhere.
  bool isIn(std::span<const std::byte> bytes) const noexcept;

 private:
  PlacedByte rarestBut(std::size_t excepted) const noexcept;
  bool isAt(const std::byte* place) const noexcept;
  bool isAmong(const std::byte* place, const std::byte* end) const noexcept;

  std::vector<std::byte> wanted_;
  Case case_;
  BytePair rarest_;
};

}  // namespace gramscope
