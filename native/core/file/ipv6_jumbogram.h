#pragma once

#include <cstdint>

#include "core/file/slice.h"

namespace gramscope::file {

/// Bytes after an IPv6 header whose payload length is 0: those that the Jumbo Payload option of the
/// hop-by-hop header tells (RFC 2675), else none. A jumbogram has more than 65535.
std::uint64_t jumboLength(std::uint8_t next_header, const Slice& rest);

}  // namespace gramscope::file
