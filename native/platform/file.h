#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "core/input.h"

namespace gramscope {

/// A regular file, open for reading. Several threads may read at once.
class File : public Input {
 public:
  /// Throws SystemError (`open`).
  explicit File(const std::string& path);

  /// Another descriptor of an open file: the given one stays with its owner. Throws SystemError
  /// (`fcntl`).
  explicit File(int descriptor);

  ~File() override;
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  /// Throws SystemError (`pread`).
  std::size_t readAt(std::uint64_t offset, std::span<std::byte> into) override;

  /// Throws SystemError (`fstat`).
  std::uint64_t size() override;

 private:
  const int descriptor_;
};

}  // namespace gramscope
