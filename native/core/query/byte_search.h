#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace gramscope {

/// Finds a byte string in others. It has memchr() look for the byte of it that is the least common
/// in text and in binary protocols, and compares the rest only there.
class ByteSearch {
 public:
  enum class Case { kExact, kIgnored };

  /// The case that is ignored is that of the letters of ASCII.
  ByteSearch(std::span<const std::byte> wanted, Case sensitivity);

  /// Nothing is everywhere.
  bool isIn(std::span<const std::byte> bytes) const noexcept;

 private:
  bool isAt(const std::byte* place) const noexcept;
  bool hasAnchor(std::span<const std::byte> places) const noexcept;

  std::vector<std::byte> wanted_;
  Case case_;
  /// Where in it the byte lies that is looked for.
  std::size_t anchor_ = 0;
  /// That byte; where case is ignored, in both.
  std::array<std::byte, 2> anchors_{};
};

}  // namespace gramscope
