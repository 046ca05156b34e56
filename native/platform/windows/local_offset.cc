#include "platform/shared/local_offset.h"

#include <ctime>

namespace gramscope {

std::int64_t localOffset(std::int64_t moment) noexcept {
  const auto time = static_cast<__time64_t>(moment);
  std::tm parts{};
  if (::_localtime64_s(&parts, &time) != 0) return 0;
  return ::_mkgmtime64(&parts) - time;
}

}  // namespace gramscope
