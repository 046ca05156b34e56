#include "platform/send_queue.h"

#include <algorithm>
#include <array>
#include <new>
#include <utility>

#include "platform/linux/send_batch.h"

namespace gramscope {
namespace {

/// Queued messages handed to the system in one go.
constexpr std::size_t kBatch = 64;

}  // namespace

std::vector<SendOutcome> SendQueue::send(const DatagramSocket& socket,
                                         std::span<const OutgoingMessage> messages) {
  std::vector<SendOutcome> outcomes;
  outcomes.reserve(messages.size());
  const std::lock_guard lock(mutex_);
  // Behind what waits already, for they leave in order.
  if (queue_.empty()) sendNow(socket, messages, outcomes);
  for (const auto& message : messages.subspan(outcomes.size())) enqueue(message);
  return outcomes;
}

Writer::Progress SendQueue::write(const DatagramSocket& socket) noexcept try {
  const std::lock_guard lock(mutex_);
  while (!queue_.empty()) {
    const std::size_t count = std::min(queue_.size(), kBatch);
    std::array<std::span<const std::byte>, kBatch> payloads;
    std::array<OutgoingMessage, kBatch> messages;
    for (std::size_t i = 0; i < count; ++i) {
      const Queued& queued = queue_[i];
      payloads[i] = queued.payload;
      messages[i] = {.buffers = std::span(&payloads[i], 1),
                     .destination = queued.destination ? &*queued.destination : nullptr,
                     .refusal = queued.refusal};
    }
    const std::size_t before = outcomes_.size();
    sendNow(socket, std::span(messages).first(count), outcomes_);
    const std::size_t finished = outcomes_.size() - before;
    for (std::size_t i = 0; i < finished; ++i) {
      queued_bytes_ -= queue_.front().payload.size();
      queue_.pop_front();
    }
    // A Unix socket can be written while its peer is full, and is not told when that ends.
    if (finished < count) return is_unix_ ? Progress::kRetry : Progress::kBlocked;
  }
  return Progress::kDone;
} catch (const std::bad_alloc&) {
  return Progress::kRetry;
}

std::vector<SendOutcome> SendQueue::takeOutcomes() {
  const std::lock_guard lock(mutex_);
  std::vector<SendOutcome> taken;
  taken.reserve(queue_.size());
  taken.swap(outcomes_);
  return taken;
}

bool SendQueue::hasOutcomes() const {
  const std::lock_guard lock(mutex_);
  return !outcomes_.empty();
}

SendQueue::Size SendQueue::size() const {
  const std::lock_guard lock(mutex_);
  return {.bytes = queued_bytes_, .count = queue_.size()};
}

void SendQueue::enqueue(const OutgoingMessage& message) {
  Queued queued{.payload = {}, .destination = {}, .refusal = message.refusal};
  for (const auto& buffer : message.buffers) {
    queued.payload.insert(queued.payload.end(), buffer.begin(), buffer.end());
  }
  if (message.destination != nullptr) queued.destination = *message.destination;
  const std::size_t needed = outcomes_.size() + queue_.size() + 1;
  if (needed > outcomes_.capacity()) outcomes_.reserve(std::max(needed, 2 * outcomes_.capacity()));
  queued_bytes_ += queued.payload.size();
  queue_.push_back(std::move(queued));
}

}  // namespace gramscope
