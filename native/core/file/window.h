#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/input.h"

namespace gramscope::file {

/// A view of an input that moves forward over it in large reads. It takes as much memory as the
/// largest piece that was asked for, and one read more.
class Window {
 public:
  /// Bytes of one read.
  static constexpr std::size_t kPiece = std::size_t{1} << 20;

  /// The input must outlive the window.
  explicit Window(Input& input) : input_(input) {}

  /// All bytes at hand from `offset` on: at least `want` of them unless the input ends before.
  /// Valid until the next call.
  std::span<const std::byte> at(std::uint64_t offset, std::size_t want) {
    if (offset < base_ || offset - base_ > size_ || size_ - (offset - base_) < want) {
      load(offset, want);
    }
    const auto skipped = static_cast<std::size_t>(offset - base_);
    return {buffer_.data() + skipped, size_ - skipped};
  }

  /// How many reads there were: whoever does something from time to time does it on a change.
  std::uint64_t reads() const noexcept { return reads_; }

 private:
  std::size_t pieceAt(std::uint64_t offset);
  void load(std::uint64_t offset, std::size_t want);

  Input& input_;
  std::vector<std::byte> buffer_;
  std::uint64_t base_ = 0;
  std::size_t size_ = 0;
  std::uint64_t reads_ = 0;
};

}  // namespace gramscope::file
