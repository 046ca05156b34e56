#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "core/streams/distribution.h"
#include "core/streams/payload_analysis.h"
#include "core/streams/sequence_tracker.h"
#include "core/streams/test_datagram.h"

namespace gramscope::streams {

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
  std::size_t wanted() const noexcept override { return TestHeader::kSize; }

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
