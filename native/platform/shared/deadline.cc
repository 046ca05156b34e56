#include "platform/deadline.h"

#include <chrono>

namespace gramscope {

std::int64_t Deadline::now() noexcept {
  const auto time = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(time).count();
}

}  // namespace gramscope
