#include "core/log.h"

#include <algorithm>

namespace gramscope {

std::size_t LogRows::size() const noexcept {
  std::size_t rows = 0;
  for (const Slice& slice : slices_) rows += slice.row_count;
  return rows;
}

void LogRows::visit(const Visitor& visitor) const {
  for (const Slice& slice : slices_) {
    for (std::size_t row = slice.first_row; row < slice.first_row + slice.row_count; ++row) {
      visitor(slice.segment->firstNumber() + row, slice.segment->at(row));
    }
  }
}

void Log::append(std::span<const Datagram> batch) {
  const std::lock_guard lock(mutex_);
  for (const Datagram& datagram : batch) appendOne(datagram);
}

MemoryExtent Log::extent() const {
  const std::lock_guard lock(mutex_);
  return extent_;
}

LogRows Log::rows(std::uint64_t first, std::size_t count) const {
  LogRows rows;
  const std::lock_guard lock(mutex_);
  const auto from = std::max(first, extent_.first);
  // Compared this way round, `first + count` cannot wrap at the top of the number range.
  if (count == 0 || first > extent_.last || count <= from - first) return rows;
  const auto wanted = std::min<std::uint64_t>(count - (from - first), extent_.last - from + 1);
  const auto end = from + wanted;
  auto segment = std::upper_bound(segments_.begin(), segments_.end(), from,
                                  [](std::uint64_t number, const auto& candidate) {
                                    return number < candidate->firstNumber();
                                  });
  for (--segment; segment != segments_.end() && (*segment)->firstNumber() < end; ++segment) {
    const auto base = (*segment)->firstNumber();
    const auto begin_row = std::max(from, base) - base;
    const auto end_row = std::min<std::uint64_t>(end - base, (*segment)->rows());
    rows.slices_.push_back({*segment, begin_row, end_row - begin_row});
  }
  return rows;
}

void Log::appendOne(const Datagram& datagram) {
  makeRoom(Segment::recordSize(datagram) + sizeof(SegmentRow));
  Segment& segment = segmentFor(datagram);
  const auto before = segment.bytes();
  segment.append(datagram);
  extent_.bytes += segment.bytes() - before;
  ++extent_.last;
}

void Log::makeRoom(std::size_t bytes) noexcept {
  while (!segments_.empty() && extent_.bytes + bytes > options_.memory_limit) {
    const Segment& oldest = *segments_.front();
    extent_.evicted += oldest.rows();
    extent_.first = extent_.evicted + 1;
    extent_.bytes -= oldest.bytes();
    segments_.pop_front();
  }
}

Segment& Log::segmentFor(const Datagram& datagram) {
  if (segments_.empty() || !segments_.back()->fits(datagram)) {
    const Segment::Capacity capacity = {
        .bytes = std::max(options_.segment.bytes, Segment::recordSize(datagram)),
        .rows = std::max<std::size_t>(options_.segment.rows, 1)};
    segments_.push_back(std::make_shared<Segment>(extent_.last + 1, capacity));
  }
  return *segments_.back();
}

}  // namespace gramscope
