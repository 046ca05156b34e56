#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace gramscope {

/// A file that grows at its end. Movable; closed by its destructor.
class OutputFile {
 public:
  enum class Existing { kRefuse, kReplace };

  /// Creates the file. Throws SystemError (`open`), EEXIST where it is there and is to stay.
  OutputFile(const std::string& path, Existing existing);
  ~OutputFile();
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&& other) noexcept;

  const std::string& path() const noexcept { return path_; }
  /// Bytes written.
  std::uint64_t size() const noexcept { return size_; }

  /// Appends all of it, or nothing: what was written before an error is taken back. Returns an
  /// errno value, or 0.
  int append(std::span<const std::byte> bytes) noexcept;

  /// Has the system put on the disk what it holds in memory. Returns an errno value, or 0. From any
  /// thread, one at a time.
  int sync() noexcept;

  /// Whether the file is still under its path; another program may have removed or moved it.
  bool isInPlace() const noexcept;

 private:
  static constexpr std::intptr_t kClosed = -1;

  std::string path_;
  std::intptr_t handle_ = kClosed;
  std::uint64_t size_ = 0;
  /// Bytes that the system was told to put on the disk. Of sync() alone.
  std::uint64_t submitted_ = 0;
};

}  // namespace gramscope
