#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/input.h"
#include "core/log/log_index.h"
#include "core/log/payload_reader.h"
#include "core/packed_rows.h"
#include "core/query/row_filter.h"

namespace gramscope {

/// Some consecutive rows, and which of them match as far as that is known.
struct Chunk {
  /// Number of the first row.
  std::uint64_t first = 0;
  std::size_t count = 0;
  ChunkBits matches{};
  /// Rows that matter and whose payloads could not be read: they do not match.
  std::uint64_t unreadable = 0;
  /// Numbers of the rows that nobody could decide, which rise: they do not match.
  std::vector<std::uint64_t> undecided{};

  // Of the rows that JavaScript has to look at.

  RowFilter::HeaderBits headers{};
  /// Their places in the chunk.
  std::vector<std::uint32_t> open{};
  /// Their payloads, one behind the other, and where each ends.
  std::vector<std::byte> payloads{};
  std::vector<std::uint32_t> ends{};
  /// The rows themselves without their payloads, where a question is about them.
  std::optional<RowPacker> rows{};
};

/// Goes through the rows of a log with a filter. On one thread.
class ChunkReader {
 public:
  /// Bytes of payload after which a chunk with rows for JavaScript ends.
  static constexpr std::size_t kMostOpenBytes = std::size_t{1} << 18;

  /// The first three must outlive it. Reading stops soon once `is_stopped`.
  ChunkReader(RowFilter& filter, Input& input, const std::atomic<bool>& is_stopped,
              RowPacker::AddressText address_text);

  /// The rows of `run` from `skipped` on, as many as make a chunk, one at least. Throws
  /// std::bad_alloc, and Cancelled once it is stopped.
  Chunk read(const LogSnapshot::Run& run, std::size_t skipped);

  /// Decides the open rows. `answers` has a byte for each question about each of them: see
  /// RowFilter::decide().
  void finish(Chunk& chunk, std::span<const std::uint8_t> answers) const;

 private:
  void readPayloads(const LogSnapshot::Run& run, std::span<const IndexRow> rows,
                    const ChunkBits& open, Chunk& chunk);
  bool readPayload(PayloadReader& reader, const IndexBlock& block, const IndexRow& row,
                   std::span<const std::byte>& payload);
  void ask(const IndexBlock& block, const IndexRow& row, std::span<const std::byte> payload,
           std::size_t at, Chunk& chunk) const;

  RowFilter& filter_;
  const std::atomic<bool>& is_stopped_;
  RowPacker::AddressText address_text_;
  PayloadReader dense_;
  PayloadReader sparse_;
};

}  // namespace gramscope
