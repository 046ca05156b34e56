#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace gramscope::streams {

/// What a datagram of a test stream begins with. All numbers are big-endian:
///
///      0  8 bytes `GRAMTEST`
///      8  u8 version, 1
///      9  u8 flags; bit 0: the last of its stream
///     10  u16 length of this header, 40
///     12  u32 the stream
///     16  u64 sequence number, from 0
///     24  i64 when it was sent, nanoseconds since 1970-01-01 UTC
///     32  u64 wanted nanoseconds from one to the next of the stream; 0 at top speed
///
/// Up to the wanted length each byte is the lowest eight bits of its offset.
struct TestHeader {
  static constexpr std::size_t kSize = 40;
  static constexpr std::uint8_t kLast = 1;

  std::uint32_t stream = 0;
  std::uint64_t sequence = 0;
  bool is_last = false;
};

/// What is read of that header.
struct TestPacket {
  bool is_last = false;
  /// Chosen at random by each sender.
  std::uint32_t stream = 0;
  /// From 0.
  std::uint64_t sequence = 0;
  /// Nanoseconds since 1970-01-01 UTC, by the sender's clock.
  std::int64_t time = 0;
  /// Nanoseconds between packets, as wanted; 0 where there is none.
  std::uint64_t interval = 0;
};

/// Nothing where it is none.
std::optional<TestPacket> readTestPacket(std::span<const std::byte> payload) noexcept;

/// Fills the header, but for what is known only when it is sent, and the pattern behind it. The
/// payload has at least the size of a header.
void writeTestDatagram(std::span<std::byte> payload, const TestHeader& header) noexcept;

/// Changes the header of a payload that writeTestDatagram() has filled.
void setTestHeader(std::span<std::byte> payload, const TestHeader& header) noexcept;

/// Sets when it is sent, and the interval, both in nanoseconds.
void setTestTimes(std::span<std::byte> payload, std::int64_t time, std::uint64_t interval) noexcept;

}  // namespace gramscope::streams
