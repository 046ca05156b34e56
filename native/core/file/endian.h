#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace gramscope::file {

inline std::uint8_t u8(const std::byte* at) noexcept { return std::to_integer<std::uint8_t>(*at); }

/// Numbers of network protocols: the most significant byte first.
inline std::uint16_t big16(const std::byte* at) noexcept {
  return static_cast<std::uint16_t>(u8(at) << 8 | u8(at + 1));
}

inline std::uint32_t big32(const std::byte* at) noexcept {
  return std::uint32_t{big16(at)} << 16 | big16(at + 2);
}

/// Reads the numbers of a file whose writer had this byte order. The bytes need no alignment.
class ByteOrder {
 public:
  constexpr explicit ByteOrder(std::endian order = std::endian::little)
      : is_big_(order == std::endian::big) {}

  std::uint16_t u16(const std::byte* at) const noexcept {
    return is_big_ ? big16(at) : static_cast<std::uint16_t>(u8(at) | u8(at + 1) << 8);
  }

  std::uint32_t u32(const std::byte* at) const noexcept {
    return is_big_ ? big32(at) : std::uint32_t{u16(at)} | std::uint32_t{u16(at + 2)} << 16;
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
