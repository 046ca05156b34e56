#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "platform/output_file.h"

namespace gramscope {

/// When one file ends and the next begins, as the ring buffer of dumpcap(1).
struct Rotation {
  /// Bytes of a file; 0 for no limit. At least one datagram goes into each.
  std::uint64_t bytes = 0;
  /// How long a file takes datagrams; 0 for no limit.
  std::chrono::nanoseconds duration{0};
  /// Datagrams of a file; 0 for no limit.
  std::uint64_t datagrams = 0;

  bool isOn() const noexcept { return bytes > 0 || duration.count() > 0 || datagrams > 0; }
};

/// Which files stay when there are more. The oldest go first.
struct Retention {
  /// How many files, the one being written included; 0 keeps all.
  std::size_t files = 0;
  /// Bytes of all files together; 0 for no limit.
  std::uint64_t bytes = 0;
  /// How old the newest datagram of a file may be; 0 for no limit.
  std::chrono::nanoseconds age{0};
};

struct SeriesOptions {
  /// With rotation each file has its number and time between the stem and the extension.
  std::string path;
  OutputFile::Existing existing = OutputFile::Existing::kRefuse;
  Rotation rotation{};
  Retention retention{};
  /// How old a datagram gets before it is on the disk.
  std::chrono::milliseconds flush_interval{1000};
  /// Whether the files go when the capture ends. Nobody waits for the disk for their sake.
  bool is_temporary = false;
};

/// Files that are written one after the other under one name, and what became of it.
class FileSeries {
 public:
  explicit FileSeries(SeriesOptions options) : options_(std::move(options)) {}

  const SeriesOptions& options() const noexcept { return options_; }

  /// Creates the next file. Throws SystemError (`open`).
  OutputFile openNext();

  /// Counted by whoever writes, under a lock of its own.
  struct Counts {
    /// Datagrams taken, and those that could not be kept.
    std::uint64_t datagrams = 0;
    std::uint64_t lost = 0;
    /// Bytes written.
    std::uint64_t bytes = 0;
    /// The file that is being written, or was last.
    std::string path{};
  };
  Counts counts{};

 private:
  std::string nextPath();

  const SeriesOptions options_;
  std::uint32_t number_ = 0;
};

}  // namespace gramscope
