#include "platform/shared/local_offset.h"

#include <ctime>

namespace gramscope {

std::int64_t localOffset(std::int64_t moment) noexcept {
  const auto time = static_cast<std::time_t>(moment);
  std::tm parts{};
  return ::localtime_r(&time, &parts) == nullptr ? 0 : parts.tm_gmtoff;
}

}  // namespace gramscope
