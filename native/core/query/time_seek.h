#pragma once

#include <cstdint>
#include <optional>

#include "core/log/log_index.h"

namespace gramscope {

/// The number of the first row, in the order of the log, that is from this time (nanoseconds since
/// 1970-01-01 UTC) or later; nothing where none is. One pass over the index up to there: a log may
/// be out of order, so that halving it would not find the first one.
std::optional<std::uint64_t> firstSince(const LogSnapshot& rows, std::int64_t time);

}  // namespace gramscope
