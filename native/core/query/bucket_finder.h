#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/query/predicate.h"

namespace gramscope {

/// Finds which of some buckets of equal duration a time lies in: by their borders, so that it is
/// exact where a division would not be. Most rows lie in the bucket of the row before.
class BucketFinder {
 public:
  /// `count` of at least 1; bucket `i` begins at `times.least` + ceil(`i` * duration / `count`).
  /// Throws std::bad_alloc.
  BucketFinder(const Span<std::int64_t>& times, std::size_t count);

  /// Of a time that the buckets have.
  std::size_t of(std::int64_t time) {
    const auto elapsed =
        static_cast<std::uint64_t>(time) - static_cast<std::uint64_t>(times_.least);
    if (elapsed < begin_ || elapsed > last_) move(elapsed);
    return bucket_;
  }

 private:
  void move(std::uint64_t elapsed);

  const Span<std::int64_t> times_;
  /// Nanoseconds after the first bucket's begin.
  std::vector<std::uint64_t> begins_;
  std::size_t bucket_ = 0;
  std::uint64_t begin_ = 1;
  std::uint64_t last_ = 0;
};

}  // namespace gramscope
