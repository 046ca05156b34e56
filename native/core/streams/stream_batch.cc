#include "core/streams/stream_batch.h"

namespace gramscope::streams {

void StreamBatch::assign(std::uint32_t item, std::uint32_t stream) {
  items_[item].stream = stream;
  items_[item].next = kNone;
  append(stream, item);
}

std::span<std::byte> StreamBatch::makeRoom(Item& item) {
  if (item.isShort()) return std::span(item.beginning).first(item.length);
  item.begin = used_;
  used_ += item.length;
  if (used_ > payloads_.size()) payloads_.resize(2 * used_);
  return std::span(payloads_).subspan(item.begin, item.length);
}

void StreamBatch::clear() noexcept {
  for (const auto stream : streams_) chains_[stream].first = kNone;
  streams_.clear();
  items_.clear();
  used_ = 0;
  wanted_ = 0;
}

}  // namespace gramscope::streams
