#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace gramscope::file {

inline std::uint8_t u8(const std::byte* at) noexcept { return std::to_integer<std::uint8_t>(*at); }

// Written out, byte by byte: compilers make one load of it, and one that swaps where need be.

/// Numbers of network protocols: the most significant byte first.
inline std::uint16_t big16(const std::byte* at) noexcept {
  return static_cast<std::uint16_t>(u8(at) << 8 | u8(at + 1));
}

inline std::uint32_t big32(const std::byte* at) noexcept {
  return std::uint32_t{u8(at)} << 24 | std::uint32_t{u8(at + 1)} << 16 |
         std::uint32_t{u8(at + 2)} << 8 | u8(at + 3);
}

inline std::uint16_t little16(const std::byte* at) noexcept {
  return static_cast<std::uint16_t>(u8(at) | u8(at + 1) << 8);
}

inline std::uint32_t little32(const std::byte* at) noexcept {
  return u8(at) | std::uint32_t{u8(at + 1)} << 8 | std::uint32_t{u8(at + 2)} << 16 |
         std::uint32_t{u8(at + 3)} << 24;
}

/// Reads the numbers of a file whose writer had this byte order. The bytes need no alignment.
class ByteOrder {
 public:
  constexpr explicit ByteOrder(std::endian order = std::endian::little)
      : is_big_(order == std::endian::big) {}

  friend bool operator==(const ByteOrder&, const ByteOrder&) = default;

  std::uint16_t u16(const std::byte* at) const noexcept {
    return is_big_ ? big16(at) : little16(at);
  }

  std::uint32_t u32(const std::byte* at) const noexcept {
    return is_big_ ? big32(at) : little32(at);
  }

  std::uint64_t u64(const std::byte* at) const noexcept {
    const std::uint64_t first = u32(at);
    const std::uint64_t second = u32(at + 4);
    return is_big_ ? first << 32 | second : second << 32 | first;
  }

 private:
  bool is_big_;
};

}  // namespace gramscope::file
