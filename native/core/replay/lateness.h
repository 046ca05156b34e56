#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace gramscope::replay {

/// How late things happened, in nanoseconds: counts in classes whose width is an eighth of their
/// beginning, so that quantiles are true to 12 %, however many there are.
class Lateness {
 public:
  /// Those below are one class.
  static constexpr std::uint64_t kLeast = 128;

  void add(std::int64_t late) noexcept {
    const auto value = static_cast<std::uint64_t>(std::max<std::int64_t>(late, 0));
    ++counts_[classOf(value)];
    ++count_;
    worst_ = std::max(worst_, value);
  }

  std::uint64_t count() const noexcept { return count_; }
  std::uint64_t worst() const noexcept { return worst_; }

  /// A value that this share of all is not above; 0 where there are none.
  std::uint64_t quantile(double share) const noexcept {
    const auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(count_));
    std::uint64_t below = 0;
    for (std::size_t at = 0; at < kClasses; ++at) {
      below += counts_[at];
      if (counts_[at] > 0 && below > wanted) return std::min(upperBound(at), worst_);
    }
    return worst_;
  }

  static constexpr std::size_t kClasses = 1 + (64 - 7) * 8;
  std::uint64_t countOf(std::size_t at) const noexcept { return counts_[at]; }
  /// The bounds of a class; the upper one is excluded.
  static std::uint64_t lowerBound(std::size_t at) noexcept {
    return at == 0 ? 0 : upperBound(at - 1);
  }
  static std::uint64_t upperBound(std::size_t at) noexcept {
    const std::uint64_t octave = at / 8;
    if (octave >= 64 - 7) return UINT64_MAX;
    return (kLeast << octave) + (kLeast << octave) / 8 * (at % 8);
  }

 private:
  static std::size_t classOf(std::uint64_t value) noexcept {
    if (value < kLeast) return 0;
    const auto width = static_cast<std::size_t>(std::bit_width(value));
    return 1 + (width - 8) * 8 + static_cast<std::size_t>(value >> (width - 4) & 7);
  }

  std::array<std::uint64_t, kClasses> counts_{};
  std::uint64_t count_ = 0;
  std::uint64_t worst_ = 0;
};

}  // namespace gramscope::replay
