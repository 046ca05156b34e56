#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/address.h"

namespace gramscope {

/// The hop count of a datagram whose TTL (IPv4) or hop limit (IPv6) the system did not report.
inline constexpr std::int16_t kUnknownTtl = -1;

/// Which way a datagram of a file went, seen from the machine that captured it.
enum class Direction : std::uint8_t { kUnknown = 0, kInbound = 1, kOutbound = 2 };

/// Who sent a Unix datagram, as the kernel vouches for it (SCM_CREDENTIALS, unix(7)).
struct Credentials {
  std::uint32_t process = 0;
  std::uint32_t user = 0;
  std::uint32_t group = 0;
};

/// One received datagram, as a view: whoever hands it over owns the payload, and says how long.
struct Datagram {
  SocketAddress source;
  SocketAddress destination;
  /// Nanoseconds since 1970-01-01 UTC, stamped by the kernel on arrival where it does so.
  std::int64_t time = 0;
  /// Index of the interface it arrived on; 0 when the system did not say.
  std::uint32_t interface_index = 0;
  /// The socket that received it, in the numbering of whoever opened the socket.
  std::uint32_t socket = 0;
  /// Payload bytes on the wire. More than `payload` holds when the buffer was too small.
  std::uint32_t original_length = 0;
  /// Bytes on the wire of the frame that it came in, of its last one where it came in several; 0
  /// where nobody said.
  std::uint32_t frame_length = 0;
  /// 0 to 255 hops left on arrival, or kUnknownTtl.
  std::int16_t ttl = kUnknownTtl;
  /// The TOS byte (IPv4) or traffic class (IPv6): DSCP in the upper six bits, ECN in the lower two
  /// (RFC 2474, RFC 3168). 0 where the system did not say.
  std::uint8_t traffic_class = 0;
  /// Whether the payload was cut short on reception.
  bool truncated = false;
  Direction direction = Direction::kUnknown;
  /// Number of the frame in its file, from 1; 0 for datagrams that come from no file.
  std::uint64_t frame = 0;
  /// Set for Unix datagrams, which have no address: the path of the sender, `@name` in the abstract
  /// namespace, or nothing for a sender without a name.
  std::optional<std::string_view> source_path{};
  /// Only ever set for Unix datagrams.
  std::optional<Credentials> credentials{};
  /// The captured bytes.
  std::span<const std::byte> payload;
};

}  // namespace gramscope
