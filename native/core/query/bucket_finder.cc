#include "core/query/bucket_finder.h"

#include <algorithm>

namespace gramscope {
namespace {

/// Nanoseconds, modulo 2^64.
std::uint64_t lengthOf(const Span<std::int64_t>& times) {
  return static_cast<std::uint64_t>(times.most) - static_cast<std::uint64_t>(times.least) + 1;
}

}  // namespace

BucketFinder::BucketFinder(const Span<std::int64_t>& times, std::size_t count) : times_(times) {
  const auto duration = lengthOf(times);
  const auto buckets = static_cast<std::uint64_t>(count);
  for (std::uint64_t i = 0; i < buckets; ++i) {
    // ceil(i * duration / count), in parts that cannot overflow. A duration of 0 is one of 2^64.
    const auto whole = duration == 0 ? UINT64_MAX / buckets : duration / buckets;
    const auto rest = duration == 0 ? UINT64_MAX % buckets + 1 : duration % buckets;
    begins_.push_back(i * whole + (i * rest + buckets - 1) / buckets);
  }
}

void BucketFinder::move(std::uint64_t elapsed) {
  const auto next = std::ranges::upper_bound(begins_, elapsed);
  bucket_ = static_cast<std::size_t>(next - begins_.begin()) - 1;
  begin_ = begins_[bucket_];
  last_ = next == begins_.end() ? UINT64_MAX : *next - 1;
}

}  // namespace gramscope
