#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "core/streams/payload_analysis.h"
#include "core/streams/payload_recognition.h"
#include "core/streams/rtp_clock_rates.h"

namespace gramscope::streams {

/// How many streams may be looked into at once, so that spoofed ones do not fill the memory.
struct PayloadBudget {
  static constexpr std::uint32_t kMostAnalysed = 16384;

  std::uint32_t analysed = 0;
};

/// What the payloads of one stream tell: first what they are, then by the analysis for that.
class StreamPayload {
 public:
  /// Looks into them from the next one on: see PayloadRecognition. Throws std::bad_alloc.
  void begin(DestinationClocks clocks, std::optional<SequenceField> pointed);

  /// Bytes at the beginning of a payload that the next observe() looks at.
  std::size_t wanted() const noexcept;

  void observe(const Arrival& arrival, EventSink& events, PayloadBudget& budget);

  bool isOpen() const noexcept { return recognition_ != nullptr; }
  /// Looks for nothing any more, unless something was settled on.
  void giveUp() noexcept { recognition_.reset(); }

  /// Nothing where nothing tells, or not yet.
  const PayloadAnalysis* analysis() const noexcept { return analysis_.get(); }

 private:
  void recognise(const Arrival& arrival, EventSink& events, PayloadBudget& budget);

  std::unique_ptr<PayloadRecognition> recognition_;
  std::unique_ptr<PayloadAnalysis> analysis_;
};

}  // namespace gramscope::streams
