#include "platform/shared/zone.h"

#include <net/if.h>

#include <cerrno>

#include "platform/system_error.h"

namespace gramscope {

std::uint32_t zoneIndex(const std::string& name) {
  const std::uint32_t index = if_nametoindex(name.c_str());
  if (index == 0) throw SystemError(errno, "if_nametoindex", name, 0);
  return index;
}

/// Its name, or the index where the interface is gone.
std::string zoneText(std::uint32_t index) {
  char name[IF_NAMESIZE];
  return if_indextoname(index, name) ? name : std::to_string(index);
}

}  // namespace gramscope
