#pragma once

#include <array>
#include <cstdint>

#include "core/address.h"
#include "core/log/index_block.h"

namespace gramscope::streams {

/// What the datagrams of a stream have in common.
///
/// The socket is part of it: two sockets that joined the same group both get every datagram, which
/// would look like duplicates. What was sent is told apart from what came, for the same reason.
struct StreamKey {
  /// With their ports.
  SocketAddress source{};
  SocketAddress destination{};
  /// As in RowOrigin: of a file `socket` is the number of its interface, and the index is 0.
  std::uint32_t socket = 0;
  std::uint32_t interface_index = 0;
  bool is_outbound = false;

  friend bool operator==(const StreamKey&, const StreamKey&) = default;
};

/// Of a row that is no Unix datagram.
StreamKey keyOf(const IndexBlock& block, const IndexRow& row) noexcept;

/// Hashes keys so that nobody who does not know the secret can choose some that collide.
class StreamKeyHash {
 public:
  using Secret = std::array<std::uint64_t, 2>;

  /// With a secret of its own.
  StreamKeyHash();
  explicit StreamKeyHash(const Secret& secret) noexcept : secret_(secret) {}

  std::uint64_t operator()(const StreamKey& key) const noexcept;

 private:
  Secret secret_;
};

}  // namespace gramscope::streams
