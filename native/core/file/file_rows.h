#pragma once

#include <cstddef>
#include <cstdint>

#include "core/file/file_index.h"
#include "core/file/input.h"
#include "core/packed_rows.h"

namespace gramscope::file {

/// Payload bytes after which packRows() takes no further row.
inline constexpr std::size_t kMostPayload = std::size_t{32} << 20;

/// Packs the rows `first` to `first` + `count` - 1 of the index, as far as they exist, with what
/// the input has of their payloads now: a file that shrank has less. Fewer rows, but one at least,
/// where their payloads would be more than kMostPayload. Passes on what the input throws.
void packRows(const FileIndex& index, Input& input, std::uint64_t first, std::size_t count,
              std::size_t payload_limit, RowPacker& packer);

}  // namespace gramscope::file
