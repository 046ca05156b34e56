#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace gramscope {

/// The PRI that a syslog message begins with: `<`, one to three digits of at most 191, and `>`
/// (RFC 3164, 4.1.1; RFC 5424, 6.2.1). It is 8 times the facility plus the severity.
inline std::optional<std::uint8_t> readPriority(std::span<const std::byte> payload) noexcept {
  constexpr unsigned kHighest = 191;
  if (payload.size() < 3 || payload[0] != std::byte{'<'}) return std::nullopt;
  unsigned value = 0;
  for (std::size_t i = 1; i < payload.size() && i <= 4; ++i) {
    const auto character = std::to_integer<unsigned>(payload[i]);
    if (character == '>' && i > 1) return static_cast<std::uint8_t>(value);
    if (character < '0' || character > '9') return std::nullopt;
    value = 10 * value + (character - '0');
    if (value > kHighest) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace gramscope
