#include "platform/send_queue.h"

#include <algorithm>
#include <array>
#include <new>
#include <utility>

#include "platform/shared/send_batch.h"

namespace gramscope {
namespace {

/// Queued messages handed to the system in one go.
constexpr std::size_t kBatch = 64;

}  // namespace

SendReport SendQueue::send(const DatagramSocket& socket,
                           std::span<const OutgoingMessage> messages) {
  SendReport report;
  const std::lock_guard lock(mutex_);
  // Behind what waits already, for they leave in order.
  if (queue_.empty()) sendNow(socket, messages, report);
  for (const auto& message : messages.subspan(report.settled)) enqueue(message);
  return report;
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
    const std::size_t before = report_.settled;
    sendNow(socket, std::span(messages).first(count), report_);
    const std::size_t finished = report_.settled - before;
    for (std::size_t i = 0; i < finished; ++i) {
      queued_bytes_ -= queue_.front().payload.size();
      queue_.pop_front();
    }
    if (finished == count) continue;
    // A Unix socket can be written while some peer is full: Linux says when that ends for the one
    // it is connected to alone (unix_dgram_poll).
    const bool is_told = !is_unix_ || !queue_.front().destination;
    return is_told ? Progress::kBlocked : Progress::kRetry;
  }
  return Progress::kDone;
} catch (const std::bad_alloc&) {
  return Progress::kRetry;
}

SendReport SendQueue::takeReport() {
  const std::lock_guard lock(mutex_);
  SendReport taken;
  taken.failures.reserve(queue_.size());
  std::swap(taken, report_);
  return taken;
}

bool SendQueue::hasReport() const {
  const std::lock_guard lock(mutex_);
  return report_.settled > 0;
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
  auto& failures = report_.failures;
  const std::size_t needed = failures.size() + queue_.size() + 1;
  if (needed > failures.capacity()) failures.reserve(std::max(needed, 2 * failures.capacity()));
  queued_bytes_ += queued.payload.size();
  queue_.push_back(std::move(queued));
}

}  // namespace gramscope
