#include "platform/shared/zone.h"

#include <cerrno>

#include "platform/interfaces.h"
#include "platform/system_error.h"

namespace gramscope {

/// By the name that people see, as listInterfaces() has it.
std::uint32_t zoneIndex(const std::string& name) {
  for (const auto& candidate : listInterfaces()) {
    if (candidate.name == name) return candidate.index;
  }
  throw SystemError(ENXIO, "if_nametoindex", name, 0);
}

/// The index, as Windows itself writes zones.
std::string zoneText(std::uint32_t index) { return std::to_string(index); }

}  // namespace gramscope
