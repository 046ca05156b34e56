#pragma once

#include <napi.h>

#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "platform/outgoing.h"

namespace gramscope::binding {

/// Messages that JavaScript wants to send, read from an array of OutgoingMessage
/// (lib/dgram/native-socket.ts). Views of the payloads: they live as long as the call from
/// JavaScript.
class Outgoing {
 public:
  /// Throws a TypeError where a message is none.
  Outgoing(Napi::Value messages, SocketType type);

  std::span<const OutgoingMessage> messages() const noexcept { return messages_; }

 private:
  /// What one value of `destination` meant.
  struct Destination {
    const SocketName* name = nullptr;
    int refusal = 0;
  };

  void readBuffers(Napi::Value value);
  Destination destinationOf(Napi::Value value);
  Destination readDestination(Napi::Value value);

  const SocketType type_;
  std::vector<std::span<const std::byte>> buffers_;
  /// A deque, because messages point into it.
  std::deque<SocketName> names_;
  std::vector<OutgoingMessage> messages_;
  /// Many messages in a row go to one place, and reading that is most of the work.
  Napi::Value last_value_;
  Destination last_destination_;
};

}  // namespace gramscope::binding
