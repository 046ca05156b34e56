#include "core/streams/sequence_field.h"

#include "core/file/endian.h"

namespace gramscope::streams {

std::optional<std::uint64_t> readField(const SequenceField& field,
                                       std::span<const std::byte> payload) noexcept {
  if (field.offset > payload.size() || payload.size() - field.offset < field.width) {
    return std::nullopt;
  }
  const std::byte* at = payload.data() + field.offset;
  const file::ByteOrder order(field.is_little ? std::endian::little : std::endian::big);
  switch (field.width) {
    case 1:
      return file::u8(at);
    case 2:
      return order.u16(at);
    case 4:
      return order.u32(at);
    default:
      return order.u64(at);
  }
}

SequenceField lowerPart(const SequenceField& field, std::uint8_t width) noexcept {
  SequenceField part = field;
  part.width = width;
  if (!field.is_little) part.offset += field.width - width;
  return part;
}

}  // namespace gramscope::streams
