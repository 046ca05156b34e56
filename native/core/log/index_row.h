#pragma once

#include <cstdint>

namespace gramscope {

/// What is kept in memory of a datagram of a log; its payload stays on the disk. The numbers of
/// addresses, texts, pieces and origins are those of the block that the row lies in.
struct IndexRow {
  /// Bits of `flags`. The lowest two are a Direction.
  static constexpr std::uint16_t kDirection = 3;
  static constexpr std::uint16_t kUnix = 4;
  /// `offset` is the number of the first piece of the payload.
  static constexpr std::uint16_t kScattered = 8;
  static constexpr std::uint16_t kHasTtl = 16;
  static constexpr std::uint16_t kTruncated = 32;
  /// The payload begins with a PRI (RFC 5424, 6.2.1), whose value the upper eight bits are.
  static constexpr std::uint16_t kHasPriority = 64;
  static constexpr unsigned kPriorityShift = 8;

  static constexpr std::uint32_t kMostCaptured = (std::uint32_t{1} << 24) - 1;

  /// Nanoseconds since 1970-01-01 UTC.
  std::int64_t time;
  /// Where the payload lies in the input.
  std::uint64_t offset : 48;
  std::uint64_t flags : 16;
  /// Number of the frame in its file, from 1; 0 where it has none.
  std::uint64_t frame : 40;
  std::uint64_t captured_length : 24;
  std::uint32_t original_length;
  /// Of an address; of a Unix datagram the number of a text.
  std::uint16_t source;
  std::uint16_t destination;
  std::uint16_t source_port;
  std::uint16_t destination_port;
  std::uint16_t origin;
  std::uint8_t ttl;
  std::uint8_t traffic_class;

  bool has(std::uint16_t flag) const noexcept { return (flags & flag) != 0; }
  /// 0 to 191, where kHasPriority is set: facility times 8 plus severity.
  std::uint8_t priority() const noexcept {
    return static_cast<std::uint8_t>(flags >> kPriorityShift);
  }
};

static_assert(sizeof(IndexRow) == 40, "memory of 10 million datagrams");

}  // namespace gramscope
