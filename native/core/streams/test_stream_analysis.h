#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "core/streams/distribution.h"
#include "core/streams/payload_analysis.h"
#include "core/streams/sequence_tracker.h"

namespace gramscope::streams {

/// The header of a packet of our own test streams, as `gramscope send --sequence` sends them. All
/// numbers have their most significant byte first.
struct TestPacket {
  /// Bytes: "GRAMTEST", version (1), flags, bytes of the header (2), stream (4), sequence (8), time
  /// of sending (8), interval (8).
  static constexpr std::size_t kSize = 40;

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

/// A test stream: what is lost, doubled, out of order, and how long it takes.
class TestStreamAnalysis final : public PayloadAnalysis {
 public:
  TestStreamAnalysis();

  Protocol protocol() const noexcept override { return Protocol::kTest; }
  Verdict observe(const Arrival& arrival, EventSink& events) override;
  /// Of all streams that came one after the other.
  SequenceCounts counts() const override;
  /// Of the delay (RFC 3550, 6.4.1, by the clocks alone).
  std::optional<double> jitter() const override;
  std::size_t wanted() const noexcept override { return TestPacket::kSize; }

  /// Of the newest stream.
  std::uint32_t stream() const noexcept { return stream_; }
  /// Whether the sender said that nothing more comes.
  bool isComplete() const noexcept { return is_complete_; }
  /// Nanoseconds; 0 where the sender did not say.
  std::uint64_t interval() const noexcept { return interval_; }
  /// Milliseconds from sending to arrival, by the two clocks. That of duplicates is left out.
  const Distribution& delay() const noexcept { return delay_; }
  /// Milliseconds, less the least (RFC 5481, 4.2: packet delay variation).
  double meanVariation() const noexcept { return delay_.mean() - delay_.least(); }
  double mostVariation() const noexcept { return delay_.most() - delay_.least(); }

 private:
  void begin(const TestPacket& header);
  void measure(double delay) noexcept;

  bool is_begun_ = false;
  bool is_complete_ = false;
  std::uint32_t stream_ = 0;
  std::uint64_t interval_ = 0;
  std::uint64_t last_sequence_ = 0;
  SequenceTracker sequence_;
  /// Of streams before.
  SequenceCounts besides_;
  double last_delay_ = 0;
  double jitter_ = 0;
  Distribution delay_;
};

}  // namespace gramscope::streams
