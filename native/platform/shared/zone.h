#pragma once

#include <cstdint>
#include <string>

namespace gramscope {

/// The interface of this name. Throws SystemError (`if_nametoindex`) when there is none.
std::uint32_t zoneIndex(const std::string& name);

/// What stands behind the `%` of an address for the interface of this index (RFC 4007, 11).
std::string zoneText(std::uint32_t index);

}  // namespace gramscope
