#pragma once

#include <cstdint>

namespace gramscope::streams {

/// Nanoseconds from one time to another, 0 where that is not later: a log may be in disorder. The
/// times of a file may be any, so that their difference need not fit into a signed number.
inline std::uint64_t elapsed(std::int64_t from, std::int64_t to) noexcept {
  return to <= from ? 0 : static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
}

}  // namespace gramscope::streams
