#pragma once

#include <cstddef>
#include <span>

#include "core/file/pcapng_blocks.h"

namespace gramscope::exporting {

/// Where the bytes of an export go, in order.
class Destination {
 public:
  virtual ~Destination() = default;

  /// Takes all of them, or throws.
  virtual void write(std::span<const std::byte> bytes) = 0;
};

/// Gathers small pieces to large ones.
class OutputBuffer {
 public:
  explicit OutputBuffer(Destination& destination) : destination_(destination) {}

  /// To append to; settle() follows.
  Bytes& bytes() noexcept { return bytes_; }

  void append(std::span<const std::byte> bytes) {
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  }

  /// Hands on what is there once it is worth a call.
  void settle() {
    if (bytes_.size() >= kPiece) flush();
  }

  void flush() {
    if (!bytes_.empty()) destination_.write(bytes_);
    bytes_.clear();
  }

 private:
  static constexpr std::size_t kPiece = std::size_t{1} << 20;

  Destination& destination_;
  Bytes bytes_;
};

}  // namespace gramscope::exporting
