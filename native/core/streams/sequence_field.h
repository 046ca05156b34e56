#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace gramscope::streams {

/// A number in the payload that grows by `step` from one packet to the next.
struct SequenceField {
  /// Bytes from the beginning of the payload.
  std::uint32_t offset = 0;
  /// 1, 2, 4 or 8 bytes.
  std::uint8_t width = 2;
  bool is_little = false;
  /// From 1 to 65536.
  std::uint32_t step = 1;

  friend bool operator==(const SequenceField&, const SequenceField&) = default;
};

/// Nothing where the payload ends before.
std::optional<std::uint64_t> readField(const SequenceField& field,
                                       std::span<const std::byte> payload) noexcept;

/// The lower `width` bytes of a field alone.
SequenceField lowerPart(const SequenceField& field, std::uint8_t width) noexcept;

}  // namespace gramscope::streams
