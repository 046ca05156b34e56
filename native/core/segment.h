#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "core/datagram.h"

namespace gramscope {

/// What a log keeps of each datagram at a fixed size, so that the n-th is found by arithmetic.
struct SegmentRow {
  std::int64_t time;
  /// Where the record starts in its segment, in bytes.
  std::uint32_t offset;
  std::uint32_t captured_length;
  std::uint32_t original_length;
  std::uint32_t socket;
  std::uint32_t interface_index;
  std::int16_t ttl;
  bool truncated;
  std::uint8_t traffic_class;
};

static_assert(sizeof(SegmentRow) <= 48);

/// A run of consecutive log records: their bytes, and one index row for each.
///
/// It only ever grows, inside memory taken once. Thus rows below a count that was read under the
/// log's lock may be read without it, while the writer appends behind them.
class Segment {
 public:
  struct Capacity {
    std::size_t bytes;
    std::size_t rows;
  };

  /// Throws std::bad_alloc.
  Segment(std::uint64_t first_number, Capacity capacity);

  /// The bytes that the datagram takes in a segment, its index row not counted.
  static std::size_t recordSize(const Datagram& datagram) noexcept;

  bool fits(const Datagram& datagram) const noexcept;

  /// Copies the datagram. Only where it fits().
  void append(const Datagram& datagram) noexcept;

  /// The datagram in this row, 0 to rows() - 1. Its payload lives as long as the segment.
  Datagram at(std::size_t row) const noexcept;

  std::uint64_t firstNumber() const noexcept { return first_number_; }
  std::size_t rows() const noexcept { return row_count_; }

  /// Bytes in use, index rows included. Pages behind them are reserved but not yet resident.
  std::size_t bytes() const noexcept { return byte_count_ + row_count_ * sizeof(SegmentRow); }

 private:
  std::uint64_t first_number_;
  Capacity capacity_;
  std::unique_ptr<std::byte[]> bytes_;
  std::unique_ptr<SegmentRow[]> index_;
  std::size_t byte_count_ = 0;
  std::size_t row_count_ = 0;
};

}  // namespace gramscope
