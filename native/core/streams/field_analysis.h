#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/streams/payload_analysis.h"
#include "core/streams/sequence_field.h"
#include "core/streams/sequence_tracker.h"

namespace gramscope::streams {

/// Where a sequence number comes from.
enum class FieldOrigin : std::uint8_t { kPointedAt, kFound };

/// A stream with a sequence number at a fixed place.
class FieldAnalysis final : public PayloadAnalysis {
 public:
  FieldAnalysis(const SequenceField& field, FieldOrigin origin);

  Protocol protocol() const noexcept override { return Protocol::kSequence; }
  Verdict observe(const Arrival& arrival, EventSink& events) override;
  SequenceCounts counts() const override { return sequence_.counts(); }
  /// Nothing: no clock tells.
  std::optional<double> jitter() const override { return std::nullopt; }
  std::size_t wanted() const noexcept override { return std::size_t{field_.offset} + field_.width; }

  /// One that was found may become narrower, when it wraps.
  const SequenceField& field() const noexcept { return field_; }
  bool isFound() const noexcept { return origin_ == FieldOrigin::kFound; }

 private:
  void narrowTo(std::uint64_t number) noexcept;

  SequenceField field_;
  FieldOrigin origin_;
  SequenceTracker sequence_;
};

}  // namespace gramscope::streams
