#pragma once

#include <napi.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "platform/outgoing.h"

namespace gramscope::binding {

/// Messages that JavaScript wants to send, read from the columns of NativeSocket.send()
/// (lib/dgram/native-socket.ts): reading an object for each would cost as much as sending it. Views
/// of the payloads: they live as long as the call from JavaScript.
class Outgoing {
 public:
  /// What the caller gave, one after the other.
  struct Columns {
    Napi::Value buffers;
    Napi::Value pieces;
    Napi::Value destinations;
    Napi::Value runs;
  };

  /// Throws a TypeError where a column is none, or the columns disagree.
  Outgoing(const Columns& columns, SocketType type);

  std::span<const OutgoingMessage> messages() const noexcept { return messages_; }

 private:
  /// What one value of `destination` meant.
  struct Destination {
    const SocketName* name = nullptr;
    int refusal = 0;
  };

  void readBuffers(Napi::Value buffers);
  void divide(Napi::Value pieces);
  void address(Napi::Value destinations, Napi::Value runs);
  Destination readDestination(Napi::Value value);

  const SocketType type_;
  std::vector<std::span<const std::byte>> buffers_;
  /// Messages point into it, so that it may not grow.
  std::vector<SocketName> names_;
  std::vector<OutgoingMessage> messages_;
};

}  // namespace gramscope::binding
