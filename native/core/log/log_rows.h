#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/input.h"
#include "core/log/log_index.h"
#include "core/packed_rows.h"

namespace gramscope {

/// Payload bytes after which packRows() takes no further row.
inline constexpr std::size_t kMostPayload = std::size_t{32} << 20;

/// Packs the rows of a snapshot, with what the input has of their payloads now. Fewer rows, but one
/// at least, where their payloads would be more than kMostPayload. Passes on what the input throws.
void packRows(const LogSnapshot& rows, Input& input, std::size_t payload_limit, RowPacker& packer);

/// The same, of those of the rows that have these numbers, which rise.
void packRows(const LogSnapshot& rows, std::span<const std::uint64_t> numbers, Input& input,
              std::size_t payload_limit, RowPacker& packer);

}  // namespace gramscope
