#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gramscope {

/// Some rows of a log.
struct RowSelection {
  /// From `first` to `last`, both included.
  std::uint64_t first = 1;
  std::uint64_t last = UINT64_MAX;
  /// Where `has_bits`, those of them alone whose bits are set: bit n - 1, the lowest of a byte
  /// first, is that of row n.
  bool has_bits = false;
  std::vector<std::uint8_t> bits{};

  bool has(std::uint64_t number) const noexcept {
    if (number < first || number > last) return false;
    if (!has_bits) return true;
    const auto bit = number - 1;
    return bit / 8 < bits.size() && (bits[bit / 8] >> bit % 8 & 1) != 0;
  }

  /// The first one with this number or a higher one; 0 where there is none.
  std::uint64_t next(std::uint64_t number) const noexcept {
    if (number < first) number = first;
    if (!has_bits) return number <= last ? number : 0;
    while (number <= last) {
      const auto at = (number - 1) / 8;
      if (at >= bits.size()) return 0;
      const unsigned rest = static_cast<unsigned>(bits[at]) >> ((number - 1) % 8);
      if (rest == 0) {
        number = (at + 1) * 8 + 1;
        continue;
      }
      for (unsigned left = rest; (left & 1) == 0; left >>= 1) ++number;
      return number <= last ? number : 0;
    }
    return 0;
  }
};

}  // namespace gramscope
