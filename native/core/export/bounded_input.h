#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>

#include "core/input.h"

namespace gramscope::exporting {

/// The first bytes of an input, until somebody has had enough of them. What was appended to the
/// file since it was indexed must not be numbered on.
class BoundedInput : public Input {
 public:
  /// The input must outlive this.
  BoundedInput(Input& input, std::uint64_t size) : input_(input), size_(size) {}

  /// Has readAt() throw Cancelled from now on. From any thread.
  void cancel() noexcept { is_cancelled_ = true; }

  std::size_t readAt(std::uint64_t offset, std::span<std::byte> into) override {
    if (is_cancelled_) throw Cancelled();
    const auto rest = offset < size_ ? size_ - offset : 0;
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), rest));
    return wanted == 0 ? 0 : input_.readAt(offset, into.first(wanted));
  }

  std::uint64_t size() override { return size_; }

 private:
  Input& input_;
  const std::uint64_t size_;
  std::atomic<bool> is_cancelled_ = false;
};

}  // namespace gramscope::exporting
