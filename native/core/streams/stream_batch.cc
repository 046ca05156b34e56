#include "core/streams/stream_batch.h"

namespace gramscope::streams {

void StreamBatch::assign(std::size_t item, std::uint32_t stream) {
  items_[item].stream = stream;
  items_[item].next = kNone;
  append(stream, item);
}

void StreamBatch::append(std::uint32_t stream, std::size_t item) {
  Chain& chain = chainOf(stream);
  const auto place = static_cast<std::uint32_t>(item);
  if (chain.first == kNone) {
    streams_.push_back(stream);
    chain.first = place;
  } else {
    items_[chain.last].next = place;
  }
  chain.last = place;
}

std::span<std::byte> StreamBatch::makeRoom(Item& item, std::size_t bytes) {
  item.begin = used_;
  item.length = static_cast<std::uint32_t>(bytes);
  used_ += bytes;
  if (used_ > payloads_.size()) payloads_.resize(2 * used_);
  return std::span(payloads_).subspan(item.begin, bytes);
}

void StreamBatch::clear() noexcept {
  for (const auto stream : streams_) chains_[stream].first = kNone;
  streams_.clear();
  items_.clear();
  used_ = 0;
  wanted_ = 0;
}

}  // namespace gramscope::streams
