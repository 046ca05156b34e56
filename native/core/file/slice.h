#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/file/endian.h"

namespace gramscope::file {

/// What lies inside a protocol header: the captured bytes, and how many there were on the wire.
struct Slice {
  std::span<const std::byte> bytes;
  /// Never less than are captured.
  std::uint64_t length = 0;
  /// Of the first byte, in the file or in what was put together from fragments.
  std::uint64_t offset = 0;

  /// Whether so many bytes at its start were captured.
  bool has(std::size_t count) const noexcept { return bytes.size() >= count; }
  /// Whether all that was on the wire was captured.
  bool isWhole() const noexcept { return bytes.size() >= length; }

  std::uint8_t u8(std::size_t at) const noexcept { return file::u8(bytes.data() + at); }
  std::uint16_t u16(std::size_t at) const noexcept { return big16(bytes.data() + at); }
  std::uint32_t u32(std::size_t at) const noexcept { return big32(bytes.data() + at); }

  /// Without the first bytes.
  Slice after(std::size_t count) const noexcept {
    const auto captured = std::min(count, bytes.size());
    return {bytes.subspan(captured), length - std::min<std::uint64_t>(count, length),
            offset + captured};
  }

  /// Without what follows so many bytes: padding, mostly.
  Slice first(std::uint64_t count) const noexcept {
    if (count >= length) return *this;
    return {bytes.first(std::min<std::size_t>(bytes.size(), count)), count, offset};
  }
};

}  // namespace gramscope::file
