#include "core/file/source_route.h"

namespace gramscope::file {

std::optional<std::size_t> finalDestination(const Slice& slice, std::size_t header) {
  constexpr std::uint8_t kEnd = 0;
  constexpr std::uint8_t kNoOperation = 1;
  constexpr std::uint8_t kLoose = 0x83;
  constexpr std::uint8_t kStrict = 0x89;
  for (std::size_t at = 20; at + 3 <= header;) {
    const auto type = slice.u8(at);
    if (type == kEnd) return std::nullopt;
    if (type == kNoOperation) {
      ++at;
      continue;
    }
    const std::size_t length = slice.u8(at + 1);
    if (length < 2 || at + length > header) return std::nullopt;
    if (type == kLoose || type == kStrict) {
      // The pointer counts from 1, and the addresses begin at 4. Past the end the route is done.
      const std::size_t pointer = slice.u8(at + 2);
      const bool has_next = pointer >= 4 && pointer % 4 == 0 && pointer + 3 <= length;
      if (!has_next || length % 4 != 3) return std::nullopt;
      return at + length - 4;
    }
    at += length;
  }
  return std::nullopt;
}

}  // namespace gramscope::file
