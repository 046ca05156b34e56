#include "platform/unbatched/receive_batch.h"

namespace gramscope {

ReceiveBatch::ReceiveBatch(const ReceiverOptions& options)
    : buffers_(
          std::make_unique_for_overwrite<std::byte[]>(options.batch_size * options.buffer_size)),
      slots_(options.batch_size),
      datagrams_(options.batch_size) {
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
    slots_[slot].buffer = {buffers_.get() + slot * options.buffer_size, options.buffer_size};
  }
}

ReceiveBatch::Result ReceiveBatch::receive(const DatagramSocket& socket) noexcept {
  std::size_t count = 0;
  int error = 0;
  while (count < slots_.size()) {
    datagrams_[count] = {};
    error = receiveOne(socket, slots_[count], datagrams_[count]);
    if (error != 0) break;
    ++count;
  }
  return {.datagrams = std::span(datagrams_).first(count), .error = error};
}

}  // namespace gramscope
