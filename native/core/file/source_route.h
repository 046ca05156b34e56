#pragma once

#include <cstddef>
#include <optional>

#include "core/file/slice.h"

namespace gramscope::file {

/// Where in an IPv4 header of `header` bytes the address is that a source route still leads to (RFC
/// 791, 3.1, loose and strict source routing): the destination field holds but the next hop then.
std::optional<std::size_t> finalDestination(const Slice& slice, std::size_t header);

}  // namespace gramscope::file
