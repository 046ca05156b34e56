#include "core/query/match_set.h"

#include <algorithm>
#include <bit>

namespace gramscope {
namespace {

constexpr std::size_t kWordBits = ChunkBits::kWordBits;

/// How many of the first `rows` bits are set.
std::size_t countBefore(const MatchSet::Words& words, std::size_t rows) noexcept {
  std::size_t count = 0;
  for (std::size_t at = 0; at < rows / kWordBits; ++at) {
    count += static_cast<std::size_t>(std::popcount(words[at]));
  }
  if (const auto rest = rows % kWordBits; rest > 0) {
    const auto mask = (std::uint64_t{1} << rest) - 1;
    count += static_cast<std::size_t>(std::popcount(words[rows / kWordBits] & mask));
  }
  return count;
}

/// Appends the numbers of the rows whose bits are set, but for the first `skipped`, until there are
/// `wanted`.
void collect(const MatchSet::Words& words, std::uint64_t base, std::uint64_t skipped,
             std::size_t wanted, std::vector<std::uint64_t>& rows) {
  for (std::size_t at = 0; at < words.size() && rows.size() < wanted; ++at) {
    const auto set = static_cast<std::uint64_t>(std::popcount(words[at]));
    if (skipped >= set) {
      skipped -= set;
      continue;
    }
    for (auto word = words[at]; word != 0 && rows.size() < wanted; word &= word - 1) {
      if (skipped > 0) {
        --skipped;
        continue;
      }
      rows.push_back(base + at * kWordBits + static_cast<unsigned>(std::countr_zero(word)));
    }
  }
}

}  // namespace

void MatchSet::append(std::uint64_t first, std::size_t count, const ChunkBits& bits) {
  ChunkBits existing = ChunkBits::first(count);
  existing &= bits;
  const auto matches = existing.count();
  Block& block = blockFor(first);
  if (matches == 0) return;
  if (!block.words) block.words = std::make_unique<Words>();
  const auto begin = static_cast<std::size_t>((first - 1) % kBlockRows);
  const auto shift = begin % kWordBits;
  for (std::size_t at = 0; at * kWordBits < count; ++at) {
    const auto word = existing.words[at];
    if (word == 0) continue;
    const auto to = begin / kWordBits + at;
    (*block.words)[to] |= word << shift;
    // What is shifted out of the last word of the block is nothing, for no row is there.
    if (shift > 0 && to + 1 < block.words->size()) {
      (*block.words)[to + 1] |= word >> (kWordBits - shift);
    }
  }
  count_ += matches;
}

MatchSet::Block& MatchSet::blockFor(std::uint64_t number) {
  const auto wanted = blockOf(number);
  if (blocks_.empty()) first_block_ = wanted;
  while (first_block_ + blocks_.size() <= wanted) blocks_.push_back({.before = count_});
  return blocks_.back();
}

void MatchSet::evictBefore(std::uint64_t number) noexcept {
  evicted_ = before(number);
  while (!blocks_.empty() && first_block_ < blockOf(number)) {
    blocks_.pop_front();
    ++first_block_;
  }
}

std::vector<std::uint64_t> MatchSet::rows(std::uint64_t first, std::size_t count) const {
  std::vector<std::uint64_t> result;
  const auto end = first + std::min<std::uint64_t>(count, UINT64_MAX - first);
  first = std::max(first, evicted_ + 1);
  if (first > count_ || first >= end) return result;
  const auto wanted = static_cast<std::size_t>(std::min(end, count_ + 1) - first);
  result.reserve(wanted);
  const auto isBeyond = [](std::uint64_t matches, const Block& block) {
    return matches <= block.before;
  };
  auto block = std::upper_bound(blocks_.begin(), blocks_.end(), first, isBeyond) - 1;
  std::uint64_t skipped = first - 1 - block->before;
  for (; block != blocks_.end() && result.size() < wanted; ++block) {
    const auto place = first_block_ + static_cast<std::uint64_t>(block - blocks_.begin());
    if (block->words) collect(*block->words, place * kBlockRows + 1, skipped, wanted, result);
    skipped = 0;
  }
  return result;
}

std::uint64_t MatchSet::before(std::uint64_t number) const noexcept {
  if (number == 0 || blockOf(number) < first_block_) return evicted_;
  const auto place = blockOf(number) - first_block_;
  if (place >= blocks_.size()) return count_;
  const Block& block = blocks_[static_cast<std::size_t>(place)];
  if (!block.words) return std::max(block.before, evicted_);
  const auto rows = static_cast<std::size_t>((number - 1) % kBlockRows);
  return std::max(block.before + countBefore(*block.words, rows), evicted_);
}

std::optional<MatchSet::Words> MatchSet::words(std::uint64_t number) const {
  const auto block = blockOf(number);
  if (block < first_block_ || block - first_block_ >= blocks_.size()) return std::nullopt;
  const auto& words = blocks_[static_cast<std::size_t>(block - first_block_)].words;
  return words ? std::optional(*words) : std::nullopt;
}

}  // namespace gramscope
