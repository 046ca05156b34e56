#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "core/log/index_block.h"
#include "core/query/chunk_bits.h"

namespace gramscope {

/// Which rows of a log match: a bit a row, in blocks as the index has them, 4 KiB each unless
/// nothing in it matches. Matches are counted from 1 in the order of their rows; like the numbers
/// of rows, theirs stay when older ones go.
class MatchSet {
 public:
  static constexpr std::size_t kBlockRows = IndexBlock::kRows;
  using Words = std::array<std::uint64_t, kBlockRows / ChunkBits::kWordBits>;

  /// Adds `count` rows from the number `first` on, which is beyond those there were: rows that
  /// went unseen may lie between. They lie in one block. Throws std::bad_alloc, and then nothing
  /// was added.
  void append(std::uint64_t first, std::size_t count, const ChunkBits& bits);

  /// Lets go of the matches among the rows before this number.
  void evictBefore(std::uint64_t number) noexcept;

  /// How many matches there ever were, and how many of them were let go.
  std::uint64_t count() const noexcept { return count_; }
  std::uint64_t evicted() const noexcept { return evicted_; }

  /// The numbers of the rows of the matches `first` to `first` + `count` - 1 that are there.
  std::vector<std::uint64_t> rows(std::uint64_t first, std::size_t count) const;

  /// How many matches there ever were among the rows before this number; no less than evicted().
  std::uint64_t before(std::uint64_t number) const noexcept;

  /// The bits of the block that the row with this number lies in; nothing where none is set. A
  /// block that is partly evicted may still have bits of what was.
  std::optional<Words> words(std::uint64_t number) const;

 private:
  struct Block {
    /// Matches in all blocks before.
    std::uint64_t before = 0;
    /// Empty where nothing matches.
    std::unique_ptr<Words> words{};
  };

  static std::uint64_t blockOf(std::uint64_t number) noexcept { return (number - 1) / kBlockRows; }
  Block& blockFor(std::uint64_t number);

  std::deque<Block> blocks_;
  /// The place in the log of the first of them.
  std::uint64_t first_block_ = 0;
  std::uint64_t count_ = 0;
  std::uint64_t evicted_ = 0;
};

}  // namespace gramscope
