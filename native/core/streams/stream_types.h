#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace gramscope::streams {

/// What an elementary stream is, by its type (ISO/IEC 13818-1, table 2-34) and, for private data,
/// its descriptors (ETSI EN 300 468, 6.1): `video (H.264)`.
std::string streamTypeName(std::uint8_t type, std::span<const std::byte> descriptors);

/// PIDs with a fixed meaning (ISO/IEC 13818-1, table 2-3; EN 300 468, table 1); empty for others.
std::string fixedPidName(std::uint16_t pid);

/// The text of a service descriptor (EN 300 468, annex A) as UTF-8: in full where it is UTF-8 or
/// ISO 8859-1, otherwise the ASCII of it, with U+FFFD for what is not. Without control characters.
std::string serviceText(std::span<const std::byte> bytes);

}  // namespace gramscope::streams
