#pragma once

#include <cstddef>

#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#endif

namespace gramscope {

/// A byte of a byte string.
struct PlacedByte {
  /// Where it lies in the string.
  std::size_t offset = 0;
  std::byte value{};
  /// Bits that do not matter, which are set in `value`: 0x20 for a letter of either case.
  std::byte ignored{};

  bool isAt(const std::byte* place) const noexcept { return (place[offset] | ignored) == value; }
};

/// Two bytes of a byte string, looked for at many places at once: where both are, the whole string
/// is likely to be.
struct BytePair {
  PlacedByte first;
  PlacedByte second;

  bool isAt(const std::byte* place) const noexcept {
    return first.isAt(place) && second.isAt(place);
  }

#if defined(__SSE2__) || defined(_M_X64)
  /// How many places foundAt() looks at.
  static constexpr std::size_t kPlaces = 16;

  /// A bit for each place from `place` on, set where both bytes are.
  unsigned foundAt(const std::byte* place) const noexcept {
    const auto equal = [place](const PlacedByte& byte) {
      const auto value = _mm_set1_epi8(static_cast<char>(byte.value));
      const auto ignored = _mm_set1_epi8(static_cast<char>(byte.ignored));
      const auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(place + byte.offset));
      return _mm_cmpeq_epi8(_mm_or_si128(bytes, ignored), value);
    };
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(equal(first), equal(second))));
  }
#else
  /// Other processors have memchr().
  static constexpr std::size_t kPlaces = 0;

  unsigned foundAt(const std::byte*) const noexcept { return 0; }
#endif
};

}  // namespace gramscope
