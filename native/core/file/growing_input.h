#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "core/input.h"

namespace gramscope::file {

/// An input whose end somebody moves while another thread reads it: readAt() waits there until more
/// has come, the end is final, or nobody wants it any more.
class GrowingInput : public Input {
 public:
  /// The input must outlive this.
  explicit GrowingInput(Input& input) : input_(input) {}

  /// Lets so many bytes of the input be read.
  void grow(std::uint64_t size);
  /// There will be no more: reads end where the input does.
  void complete();
  /// Has readAt() throw Cancelled from now on.
  void cancel();

  std::size_t readAt(std::uint64_t offset, std::span<std::byte> into) override;
  std::uint64_t size() override { return input_.size(); }

 private:
  Input& input_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t size_ = 0;
  bool is_complete_ = false;
  bool is_cancelled_ = false;
};

}  // namespace gramscope::file
