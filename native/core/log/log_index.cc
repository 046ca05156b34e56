#include "core/log/log_index.h"

#include <algorithm>

namespace gramscope {

LogSnapshot::Run LogSnapshot::run(std::size_t at) const noexcept {
  const IndexBlock& block = *blocks_[at];
  const auto base = block.firstNumber();
  const auto begin = std::max(first_, base);
  const auto end = std::min<std::uint64_t>(last_ + 1, base + block.rows().size());
  return {block, begin,
          block.rows().subspan(static_cast<std::size_t>(begin - base),
                               static_cast<std::size_t>(end - begin))};
}

void LogIndex::append(const LogEntry& entry) {
  if (!writer_ || writer_->isFull()) beginBlock();
  writer_->append(entry);
  ++appended_;
}

void LogIndex::beginBlock() {
  BlockWriter next(appended_ + 1);
  if (writer_) writer_->publish();
  const std::lock_guard lock(mutex_);
  blocks_.push_back(next.block());
  extent_.last = appended_;
  writer_.emplace(std::move(next));
}

void LogIndex::publish() noexcept {
  if (!writer_) return;
  writer_->publish();
  const std::lock_guard lock(mutex_);
  extent_.last = appended_;
}

void LogIndex::evictBefore(std::uint64_t number) noexcept {
  const std::lock_guard lock(mutex_);
  extent_.first = std::max(extent_.first, std::min(number, extent_.last + 1));
  extent_.evicted = extent_.first - 1;
  // The last one is still being written.
  while (blocks_.size() > 1 && blocks_[1]->firstNumber() <= extent_.first) blocks_.pop_front();
}

LogExtent LogIndex::extent() const noexcept {
  const std::lock_guard lock(mutex_);
  return extent_;
}

LogSnapshot LogIndex::snapshot(std::uint64_t first, std::uint64_t count) const {
  LogSnapshot result;
  const std::lock_guard lock(mutex_);
  result.first_ = std::max(first, extent_.first);
  result.last_ = result.first_ - 1;
  // Compared this way round, `first + count` cannot wrap at the top of the number range.
  if (first > extent_.last || result.first_ > extent_.last) return result;
  if (count <= result.first_ - first) return result;
  const auto wanted = count - (result.first_ - first);
  result.last_ = result.first_ + std::min(wanted, extent_.last - result.first_ + 1) - 1;
  const auto after = [](std::uint64_t number, const auto& block) {
    return number < block->firstNumber();
  };
  const auto begin = std::upper_bound(blocks_.begin(), blocks_.end(), result.first_, after) - 1;
  const auto end = std::upper_bound(begin, blocks_.end(), result.last_, after);
  result.blocks_.assign(begin, end);
  return result;
}

}  // namespace gramscope
