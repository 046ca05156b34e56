#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "platform/file.h"
#include "platform/file_series.h"

namespace gramscope {

/// The newest row of a file.
struct LastRow {
  /// Its number, 0 for a file without rows, and its time in nanoseconds since 1970-01-01 UTC.
  std::uint64_t number = 0;
  std::int64_t time = 0;
};

/// The files that the stream of one recorder was written to, and which bytes of it lie where. One
/// thread writes; any number of others read.
class RecordedFiles {
 public:
  /// From this offset of the stream on, it is in the file at `path`, behind `header` bytes that are
  /// not of the stream.
  void begin(std::shared_ptr<FileSeries> series, const std::string& path, std::uint64_t offset,
             std::uint64_t header);

  /// The stream has been written up to there.
  void grow(std::uint64_t end);

  /// The file that was begun last is complete.
  void finish(const LastRow& last);

  /// Somebody took the file that was begun last away.
  void lose();

  /// Reads the stream. 0 where the file is gone. Throws SystemError.
  std::size_t readAt(std::uint64_t offset, std::span<std::byte> into);

  struct Moment {
    /// Temporary files of older rows alone are not needed.
    std::uint64_t first_row;
    /// Nanoseconds since 1970-01-01 UTC.
    std::int64_t now;
    /// To which the file belongs that comes next; null where none is about to come.
    const FileSeries* next;
  };

  /// Removes the complete files that their series no longer keeps. Returns the number of the newest
  /// row that went, 0 for none.
  std::uint64_t retire(const Moment& moment);

  /// Keeps the complete temporary files until release(), and returns their paths.
  std::vector<std::string> holdTemporary();

  /// The file is at another path from now on, and kept for good.
  void relocate(const std::string& from, const std::string& to);

  /// What was held and not relocated is temporary again.
  void release();

  /// Bytes of all files.
  std::uint64_t bytes() const;

  /// Removes what is temporary.
  void removeTemporary();

 private:
  struct Entry {
    /// Null for a file that is kept for good.
    std::shared_ptr<FileSeries> series;
    std::string path;
    /// The part of the stream that it has, and where in the file that begins.
    std::uint64_t begin;
    std::uint64_t end;
    std::uint64_t start;
    LastRow last{};
    bool is_complete = false;
    bool is_held = false;
    std::shared_ptr<File> reader{};

    std::uint64_t size() const noexcept { return start + (end - begin); }
    bool isTemporary() const noexcept { return series && series->options().is_temporary; }
  };

  /// Descriptors that are kept open for reading.
  static constexpr std::size_t kOpen = 8;

  std::shared_ptr<File> readerOf(Entry& entry);
  bool isDue(const Entry& entry, const Moment& moment) const;
  bool exceeds(const Entry& entry, const FileSeries* next) const;

  mutable std::mutex mutex_;
  /// In the order of the stream.
  std::deque<Entry> entries_;
  std::deque<std::shared_ptr<File>> open_;
};

}  // namespace gramscope
