#pragma once

#include <chrono>
#include <cstdint>

namespace gramscope {

/// Nanoseconds since 1970-01-01 UTC, as the machine has it: somebody may set it.
inline std::int64_t wallClock() noexcept {
  const auto time = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(time).count();
}

}  // namespace gramscope
