#include "core/packed_queue.h"

#include <utility>

namespace gramscope {

std::unique_ptr<RowPacker> PackerPool::get(const RowPacker::AddressText& address_text) {
  {
    const std::lock_guard lock(mutex_);
    if (!packers_.empty()) {
      auto packer = std::move(packers_.back());
      packers_.pop_back();
      packer->reset(address_text);
      return packer;
    }
    // Here, where it may fail, so that put() never has to grow.
    packers_.reserve(kKept);
  }
  return std::make_unique<RowPacker>(RowPacker::Options{}, address_text);
}

void PackerPool::put(std::unique_ptr<RowPacker> packer) noexcept {
  const std::lock_guard lock(mutex_);
  if (packers_.size() < packers_.capacity() && packers_.size() < kKept) {
    packers_.push_back(std::move(packer));
  }
}

void PackedQueue::append(std::span<const Datagram> batch) {
  std::size_t bytes = 0;
  for (const Datagram& datagram : batch) bytes += datagram.payload.size();
  const std::lock_guard lock(mutex_);
  if (!rows_) rows_ = pool_.get(options_.address_text);
  rows_->reserve(batch.size(), bytes);
  for (const Datagram& datagram : batch) rows_->add(++last_number_, datagram);
}

bool PackedQueue::hasRoom() noexcept {
  const std::lock_guard lock(mutex_);
  const bool is_full = rows_ && rows_->size() >= options_.limit;
  if (is_full) was_full_ = true;
  return !is_full;
}

PackedQueue::Taken PackedQueue::take() noexcept {
  const std::lock_guard lock(mutex_);
  return {.rows = std::move(rows_), .was_full = std::exchange(was_full_, false)};
}

}  // namespace gramscope
