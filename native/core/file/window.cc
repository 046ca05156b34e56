#include "core/file/window.h"

#include <algorithm>
#include <cstring>

namespace gramscope::file {

/// One byte more than there are, so that the end shows: a small input gets a small window.
std::size_t Window::pieceAt(std::uint64_t offset) {
  const auto size = input_.size();
  const auto rest = size > offset ? size - offset : 0;
  return static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, rest + 1));
}

void Window::load(std::uint64_t offset, std::size_t want) {
  const bool overlaps = offset >= base_ && offset - base_ <= size_;
  const std::size_t kept = overlaps ? size_ - static_cast<std::size_t>(offset - base_) : 0;
  if (kept > 0) std::memmove(buffer_.data(), buffer_.data() + (size_ - kept), kept);
  base_ = offset;
  size_ = kept;
  // Room for a whole read beside what is kept: whoever looks far ahead from every byte must not
  // cause a read, and a move, for each.
  const auto room = kept + pieceAt(offset + kept);
  if (buffer_.size() < room) buffer_.resize(room);
  while (size_ < want) {
    // Memory follows what the input really has: a length that lies costs nothing.
    if (size_ == buffer_.size()) buffer_.resize(std::min(2 * buffer_.size(), size_ + want));
    const auto got = input_.readAt(base_ + size_, std::span(buffer_).subspan(size_));
    ++reads_;
    if (got == 0) return;
    size_ += got;
  }
}

}  // namespace gramscope::file
