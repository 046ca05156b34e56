#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "platform/outgoing.h"
#include "platform/receiver.h"

namespace gramscope {

/// Sends the datagrams of one socket in order. What the system would block on is copied, and sent
/// by a receiver's thread when there is room.
///
/// A message that fails does not stop those behind it.
class SendQueue : public Writer {
 public:
  explicit SendQueue(SocketType type) : is_unix_(type == SocketType::kUnix) {}

  struct Size {
    std::size_t bytes = 0;
    std::size_t count = 0;
  };

  /// Sends what goes at once, and queues the rest. Returns what became of the first messages; that
  /// of queued ones comes by takeReport(). Throws std::bad_alloc.
  SendReport send(const DatagramSocket& socket, std::span<const OutgoingMessage> messages);

  Progress write(const DatagramSocket& socket) noexcept override;

  /// What became of queued messages since the last time.
  SendReport takeReport();
  bool hasReport() const;

  /// What is queued, without those that were settled.
  Size size() const;

 private:
  struct Queued {
    std::vector<std::byte> payload;
    std::optional<SocketName> destination;
    int refusal;
  };

  void enqueue(const OutgoingMessage& message);

  const bool is_unix_;
  mutable std::mutex mutex_;
  std::deque<Queued> queue_;
  std::size_t queued_bytes_ = 0;
  /// Has room for the failure of every queued message, so that write() never takes memory for it.
  SendReport report_;
};

}  // namespace gramscope
