#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <span>
#include <stdexcept>

namespace gramscope {

/// Thrown out of Input::readAt() when whoever wanted the bytes no longer does.
class Cancelled : public std::exception {
 public:
  const char* what() const noexcept override { return "cancelled"; }
};

/// The bytes of a capture file. What compresses or pipes them has been undone before.
class Input {
 public:
  virtual ~Input() = default;

  /// Reads up to `into.size()` bytes at `offset`, fewer where fewer are there. 0 only where the
  /// input ends; while it still grows, waits. Throws Cancelled, and what the system throws.
  virtual std::size_t readAt(std::uint64_t offset, std::span<std::byte> into) = 0;

  /// Bytes that the input has, as far as that is known.
  virtual std::uint64_t size() = 0;
};

}  // namespace gramscope
