#include "core/log/payload_reader.h"

namespace gramscope {

std::span<const std::byte> PayloadReader::join(const Pieces& pieces, std::size_t limit) {
  joined_.clear();
  for (const Piece& piece : pieces) {
    const auto wanted = std::min<std::size_t>(piece.length, limit - joined_.size());
    const auto bytes = at(piece.offset, wanted);
    joined_.insert(joined_.end(), bytes.begin(), bytes.end());
    if (bytes.size() < piece.length) break;
  }
  return joined_;
}

void PayloadReader::load(std::uint64_t offset, std::size_t length) {
  buffer_.resize(std::max({buffer_.size(), length, ahead_}));
  base_ = offset;
  size_ = 0;
  while (size_ < length) {
    const auto got = input_.readAt(offset + size_, std::span(buffer_).subspan(size_));
    if (got == 0) return;
    size_ += got;
  }
}

}  // namespace gramscope
