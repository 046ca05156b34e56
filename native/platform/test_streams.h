#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/address.h"

namespace gramscope {

/// Streams of numbered, time-stamped datagrams (core/streams/test_datagram.h), which leave in turn.
struct TestStreams {
  /// One for each stream; none has port 0.
  std::vector<SocketAddress> destinations;
  /// The number of the first stream; those of the others follow.
  std::uint32_t first_stream = 0;
  /// Bytes of each payload, at least those of the header.
  std::size_t length = 0;
  /// Datagrams of each stream.
  std::uint64_t count = UINT64_MAX;
};

}  // namespace gramscope
