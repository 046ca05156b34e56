#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/streams/payload_analysis.h"
#include "core/streams/rtp_clock_rates.h"
#include "core/streams/rtp_header.h"
#include "core/streams/rtp_source.h"
#include "core/streams/transport_analysis.h"

namespace gramscope::streams {

/// A stream of RTP (RFC 3550), with one source or several, and with a transport stream in it or not
/// (RFC 2250). Packets of RTCP may be among it.
class RtpAnalysis final : public PayloadAnalysis {
 public:
  /// Where there are more, the one that has been silent for longest is summed up.
  static constexpr std::size_t kMostSources = 16;

  /// Without clocks, dynamic payload types have no rate.
  explicit RtpAnalysis(DestinationClocks clocks = {}) : clocks_(std::move(clocks)) {}

  Protocol protocol() const noexcept override { return Protocol::kRtp; }
  Verdict observe(const Arrival& arrival, EventSink& events) override;
  /// Of all sources together.
  SequenceCounts counts() const override;
  /// Of the main source.
  std::optional<double> jitter() const override;
  std::size_t wanted() const noexcept override;

  /// In the order in which they began; empty until the first packet.
  const std::vector<RtpSource>& sources() const noexcept { return sources_; }
  /// The one with the most packets of those that still send; null until the first packet.
  const RtpSource* mainSource() const noexcept;
  /// What is inside of payload type 33; null where there is none.
  const TransportAnalysis* transport() const noexcept;

 private:
  RtpSource& sourceOf(const RtpHeader& header, const Arrival& arrival, EventSink& events);
  std::size_t placeOf(const RtpHeader& header, const Arrival& arrival, EventSink& events);
  void makeRoom();
  void lookInside(const RtpHeader& header, const Arrival& arrival, EventSink& events);

  const DestinationClocks clocks_;
  std::vector<RtpSource> sources_;
  /// Place of that of the last packet.
  std::size_t last_source_ = 0;
  /// Of sources that are not kept any more, and new beginnings by another SSRC.
  SequenceCounts besides_;
  std::int64_t last_time_ = 0;
  std::optional<TransportAnalysis> transport_;
};

}  // namespace gramscope::streams
