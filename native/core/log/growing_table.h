#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <memory>
#include <utility>

namespace gramscope {

/// A list that one thread appends to while others read it: items never move. How many there are,
/// readers learn from whoever published them, by an acquiring read.
template <typename Item>
class GrowingTable {
 public:
  /// Returns the number of the item, from 0. Throws std::bad_alloc with the table as it was.
  std::size_t append(Item item) {
    const auto [chunk, at] = placeOf(size_);
    if (!chunks_[chunk]) chunks_[chunk] = std::make_unique<Item[]>(kFirst << chunk);
    chunks_[chunk][at] = std::move(item);
    return size_++;
  }

  /// Only of items that have been published to the calling thread.
  const Item& operator[](std::size_t number) const noexcept {
    const auto [chunk, at] = placeOf(number);
    return chunks_[chunk][at];
  }

  /// On the thread that appends.
  std::size_t size() const noexcept { return size_; }

 private:
  /// Each chunk is twice as large as the one before.
  static constexpr std::size_t kFirst = 16;

  struct Place {
    std::size_t chunk;
    std::size_t at;
  };

  static Place placeOf(std::size_t number) noexcept {
    const std::size_t shifted = number + kFirst;
    const auto chunk = static_cast<std::size_t>(std::bit_width(shifted / kFirst)) - 1;
    return {chunk, shifted - (kFirst << chunk)};
  }

  std::array<std::unique_ptr<Item[]>, 40> chunks_;
  std::size_t size_ = 0;
};

}  // namespace gramscope
