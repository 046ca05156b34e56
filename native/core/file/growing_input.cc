#include "core/file/growing_input.h"

#include <algorithm>

namespace gramscope::file {

void GrowingInput::grow(std::uint64_t size) {
  const std::lock_guard lock(mutex_);
  size_ = std::max(size_, size);
  changed_.notify_all();
}

void GrowingInput::complete() {
  const std::lock_guard lock(mutex_);
  is_complete_ = true;
  changed_.notify_all();
}

void GrowingInput::cancel() {
  const std::lock_guard lock(mutex_);
  is_cancelled_ = true;
  changed_.notify_all();
}

std::size_t GrowingInput::readAt(std::uint64_t offset, std::span<std::byte> into) {
  std::uint64_t readable = 0;
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return is_cancelled_ || is_complete_ || size_ > offset; });
    if (is_cancelled_) throw Cancelled();
    readable = is_complete_ ? into.size() : size_ - offset;
  }
  return input_.readAt(offset, into.first(std::min<std::uint64_t>(readable, into.size())));
}

}  // namespace gramscope::file
