#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "platform/outgoing.h"
#include "platform/shared/replay_peers.h"

namespace gramscope {

/// Datagrams of a feed as messages for the system, all by one socket.
class OutgoingBatch {
 public:
  /// Datagrams that are sent at once, at most.
  static constexpr std::size_t kMost = 64;

  /// The messages are valid until the next call, and as long as the batch is.
  std::span<const OutgoingMessage> fill(ReplayBatch& batch, std::span<const ReplayItem> items,
                                        Addressing addressing) noexcept {
    const bool is_named = addressing == Addressing::kByName;
    for (std::size_t slot = 0; slot < items.size(); ++slot) {
      payloads_[slot] = batch.payloadOf(items[slot]);
      messages_[slot] = {.buffers = {&payloads_[slot], 1},
                         .destination = is_named ? &items[slot].outlet->destination : nullptr};
    }
    return std::span(messages_).first(items.size());
  }

 private:
  std::array<std::span<const std::byte>, kMost> payloads_{};
  std::array<OutgoingMessage, kMost> messages_{};
};

}  // namespace gramscope
