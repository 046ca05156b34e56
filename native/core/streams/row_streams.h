#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "core/log/index_block.h"
#include "core/streams/stream_table.h"

namespace gramscope::streams {

/// Finds the streams of rows. What the rows of one block have in common are small numbers, by which
/// streams that were seen a moment ago are found without their keys.
class RowStreams {
 public:
  /// The number of the row's stream, or 0 where the table has none. Of a row that is no Unix
  /// datagram.
  std::uint32_t find(const IndexBlock& block, const IndexRow& row, const StreamTable& table) {
    if (block.firstNumber() != block_) {
      block_ = block.firstNumber();
      recent_.fill({});
    }
    const Recent looked = recentOf(row);
    Pair& pair = recent_[placeOf(looked)];
    for (const Recent& recent : pair) {
      if (recent.ends == looked.ends && recent.origin == looked.origin && recent.number != 0) {
        return recent.number;
      }
    }
    const auto number = table.find(keyOf(block, row));
    if (number != 0) {
      pair[1] = std::exchange(pair[0], looked);
      pair[0].number = number;
    }
    return number;
  }

 private:
  struct Recent {
    std::uint64_t ends = 0;
    /// With the direction.
    std::uint32_t origin = 0;
    std::uint32_t number = 0;
  };
  /// Two that share a place do not drive each other out.
  using Pair = std::array<Recent, 2>;
  static constexpr unsigned kBits = 11;

  static Recent recentOf(const IndexRow& row) noexcept {
    const std::uint64_t addresses = std::uint64_t{row.source} << 16 | row.destination;
    const std::uint64_t ports = std::uint64_t{row.source_port} << 16 | row.destination_port;
    const auto direction = static_cast<std::uint32_t>(row.flags & IndexRow::kDirection);
    return {.ends = addresses << 32 | ports, .origin = std::uint32_t{row.origin} << 2 | direction};
  }
  static std::size_t placeOf(const Recent& recent) noexcept {
    const auto mixed = (recent.ends ^ std::uint64_t{recent.origin} << 20) * 0x9e3779b97f4a7c15;
    return static_cast<std::size_t>(mixed >> (64 - kBits));
  }

  std::uint64_t block_ = 0;
  std::array<Pair, std::size_t{1} << kBits> recent_{};
};

}  // namespace gramscope::streams
