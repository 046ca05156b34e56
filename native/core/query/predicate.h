#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/datagram.h"
#include "core/prefix.h"

namespace gramscope {

// What a query looks for: a tree of tests. What a datagram does not have matches no test of it: a
// Unix datagram has no address and no port, others no path, and a TTL or PRI may be missing.

/// Both ends included; empty where `most` is less than `least`.
template <typename Value>
struct Span {
  Value least;
  Value most;
  bool has(Value value) const noexcept { return value >= least && value <= most; }
};

/// Which end of a datagram's way is looked at.
enum class WayEnd : std::uint8_t { kEither, kSource, kDestination };

/// Nanoseconds since 1970-01-01 UTC.
struct TimeTest {
  Span<std::int64_t> times;
};
struct AddressTest {
  WayEnd end;
  Prefix prefix;
};
struct PortTest {
  WayEnd end;
  Span<std::uint16_t> ports;
};
/// Payload bytes on the wire.
struct LengthTest {
  Span<std::uint32_t> lengths;
};
/// The number of the frame in its file; of a datagram that has none its number in the log.
struct FrameTest {
  Span<std::uint64_t> numbers;
};
/// Bytes on the wire of the frame.
struct FrameLengthTest {
  Span<std::uint32_t> lengths;
};
struct TtlTest {
  Span<std::uint8_t> hops;
};
/// DSCP and ECN: see Datagram.
struct TrafficClassTest {
  Span<std::uint8_t> classes;
};
/// In the numbering of the log: see RowOrigin.
struct SocketTest {
  std::vector<std::uint32_t> sockets;
};
struct DirectionTest {
  Direction direction;
};
struct UnixTest {};
/// The path that a Unix datagram came from.
struct PathTest {
  enum class How : std::uint8_t { kEquals, kContains };
  How how;
  std::string text;
};
struct TruncatedTest {};
/// The PRI that the payload begins with: facility times 8 plus severity (RFC 5424, 6.2.1).
struct PriorityTest {
  std::bitset<192> priorities;
};

/// The number of the stream that a datagram belongs to: see streams::StreamRun.
struct StreamTest {
  Span<std::uint32_t> streams;
};
/// Something happened in the stream at this datagram, and what it counts, together, lies within the
/// span.
struct StreamEventTest {
  /// A bit for each streams::EventKind.
  std::uint32_t kinds;
  Span<std::uint32_t> counts;
};

/// What the index can answer, and the analysis of its streams.
using HeaderTest =
    std::variant<TimeTest, AddressTest, PortTest, LengthTest, FrameTest, FrameLengthTest, TtlTest,
                 TrafficClassTest, SocketTest, DirectionTest, UnixTest, PathTest, TruncatedTest,
                 PriorityTest, StreamTest, StreamEventTest>;

/// The captured payload has these bytes somewhere.
struct ContainsTest {
  std::vector<std::byte> bytes;
  /// Of the letters of ASCII.
  bool ignores_case = false;
};

/// A question that only JavaScript can answer. Those of a tree have the numbers from 0; tests with
/// the same number ask the same.
struct AskedTest {
  /// What has to be known for an answer: the captured payload alone, or the whole row.
  enum class About : std::uint8_t { kPayload, kRow };
  std::size_t question;
  About about = About::kPayload;
};

struct Predicate;

struct GroupTest {
  enum class Kind : std::uint8_t { kAll, kAny, kNone };
  Kind kind;
  std::vector<Predicate> of;
};

struct Predicate {
  std::variant<GroupTest, HeaderTest, ContainsTest, AskedTest> test;
};

}  // namespace gramscope
