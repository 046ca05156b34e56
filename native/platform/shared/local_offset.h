#pragma once

#include <cstdint>

namespace gramscope {

/// Seconds that the local time of this machine is ahead of UTC at a moment, which is seconds since
/// 1970-01-01 UTC.
std::int64_t localOffset(std::int64_t moment) noexcept;

}  // namespace gramscope
