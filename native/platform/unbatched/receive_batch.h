#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "core/datagram.h"
#include "platform/receiver.h"
#include "platform/unbatched/receive_one.h"

namespace gramscope {

/// Buffers for the datagrams of one turn, taken once and used for every socket.
class ReceiveBatch {
 public:
  explicit ReceiveBatch(const ReceiverOptions& options);

  /// What one turn brought, and what ended it: an errno value, or 0.
  struct Result {
    std::span<const Datagram> datagrams;
    int error = 0;
  };

  /// Reads what is queued, without waiting. The datagrams live until the next call.
  Result receive(const DatagramSocket& socket) noexcept;

 private:
  std::unique_ptr<std::byte[]> buffers_;
  std::vector<ReceiveSlot> slots_;
  std::vector<Datagram> datagrams_;
};

}  // namespace gramscope
