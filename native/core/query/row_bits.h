#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

#include "core/log/log_index.h"
#include "core/query/match_set.h"

namespace gramscope {

/// Which rows of a log are meant: the bits of the block that the row with this number lies in, see
/// MatchSet::words(). All rows where it is empty.
using RowBits = std::function<std::optional<MatchSet::Words>(std::uint64_t number)>;

/// Calls `visit(row, number)` for those rows of a run that are meant, in their order.
template <typename Visit>
void visitRows(const LogSnapshot::Run& run, const RowBits& bits, const Visit& visit) {
  if (!bits) {
    for (std::size_t at = 0; at < run.rows.size(); ++at) visit(run.rows[at], run.first + at);
    return;
  }
  const auto words = bits(run.first);
  if (!words) return;
  const auto skipped = static_cast<std::size_t>((run.first - 1) % MatchSet::kBlockRows);
  const auto end = skipped + run.rows.size();
  for (std::size_t at = skipped / ChunkBits::kWordBits; at * ChunkBits::kWordBits < end; ++at) {
    for (auto word = (*words)[at]; word != 0; word &= word - 1) {
      const auto row = at * ChunkBits::kWordBits + static_cast<unsigned>(std::countr_zero(word));
      if (row >= skipped && row < end) visit(run.rows[row - skipped], run.first + row - skipped);
    }
  }
}

}  // namespace gramscope
