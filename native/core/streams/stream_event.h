#pragma once

#include <cstdint>

namespace gramscope::streams {

/// What can happen in a stream, at one of its datagrams.
enum class EventKind : std::uint8_t {
  /// The first datagram of a stream.
  kNewStream,
  /// `count` packets are missing before this one.
  kLost,
  /// The packet has come before.
  kDuplicate,
  /// The packet came behind one that was sent later; `count` says how many packets late. Where it
  /// had been counted as lost, it no longer is.
  kReordered,
  /// The sender began anew: another SSRC (RTP; `detail` is the new one), or a sequence number that
  /// is
  /// out of all order.
  kRestart,
  /// The media clock jumped against the time of arrival; `count` is by how many milliseconds.
  kClockJump,
  /// Packets of an MPEG-TS PID (`detail`) are missing: `count` at least (ISO/IEC 13818-1, 2.4.3.3).
  kContinuity,
  /// `count` packets of the datagram are marked as damaged by the transport (2.4.3.2).
  kTransportError,
  // A limit that a person set was exceeded; told once, until the stream is below it again.
  kLossAlarm,
  kJitterAlarm,
  kBurstAlarm,
  kBufferAlarm,
};

/// A place in the log.
struct StreamEvent {
  /// Number of the row at which it happened.
  std::uint64_t row = 0;
  /// Number of the stream, from 1.
  std::uint32_t stream = 0;
  std::uint32_t count = 0;
  std::uint32_t detail = 0;
  EventKind kind = EventKind::kNewStream;
};

/// Takes what an analysis finds. Rows rise, but for what is told once a stream is recognised: that
/// happened at its first packets, some rows ago.
class EventSink {
 public:
  virtual void happened(std::uint64_t row, EventKind kind, std::uint32_t count,
                        std::uint32_t detail) = 0;
  /// One packet fewer was lost before this row than was told: it came late.
  virtual void recovered(std::uint64_t row) = 0;

 protected:
  ~EventSink() = default;
};

}  // namespace gramscope::streams
