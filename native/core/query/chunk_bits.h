#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace gramscope {

/// A bit for each of so many consecutive rows. The rows of a chunk, 160 KiB, stay in the
/// processor's cache while one test after the other looks at them.
struct ChunkBits {
  static constexpr std::size_t kRows = 4096;
  static constexpr std::size_t kWordBits = 64;

  std::array<std::uint64_t, kRows / kWordBits> words{};

  /// The bits of the first `rows` rows, the others clear.
  static ChunkBits first(std::size_t rows) noexcept {
    ChunkBits result;
    for (std::size_t at = 0; at < rows / kWordBits; ++at) result.words[at] = ~std::uint64_t{0};
    if (const auto rest = rows % kWordBits; rest > 0) {
      result.words[rows / kWordBits] = (std::uint64_t{1} << rest) - 1;
    }
    return result;
  }

  bool has(std::size_t row) const noexcept {
    return (words[row / kWordBits] >> row % kWordBits & 1) != 0;
  }
  void set(std::size_t row) noexcept {
    words[row / kWordBits] |= std::uint64_t{1} << row % kWordBits;
  }
  std::size_t count() const noexcept {
    std::size_t result = 0;
    for (const auto word : words) result += static_cast<std::size_t>(std::popcount(word));
    return result;
  }

  ChunkBits& operator&=(const ChunkBits& other) noexcept {
    for (std::size_t at = 0; at < words.size(); ++at) words[at] &= other.words[at];
    return *this;
  }
  ChunkBits& operator|=(const ChunkBits& other) noexcept {
    for (std::size_t at = 0; at < words.size(); ++at) words[at] |= other.words[at];
    return *this;
  }
  ChunkBits operator~() const noexcept {
    ChunkBits result;
    for (std::size_t at = 0; at < words.size(); ++at) result.words[at] = ~words[at];
    return result;
  }
  friend bool operator==(const ChunkBits&, const ChunkBits&) = default;
};

}  // namespace gramscope
