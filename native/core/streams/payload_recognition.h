#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "core/streams/payload_analysis.h"
#include "core/streams/rtp_clock_rates.h"
#include "core/streams/sequence_field.h"

namespace gramscope::streams {

class FieldFinder;
class RtpAnalysis;
class TransportAnalysis;

/// Finds out what a stream is by its first packets: RTP, MPEG-TS, a test stream, or one with a
/// sequence number at a fixed place.
///
/// Each possibility is analysed from the first packet on, until it is contradicted. So what is
/// settled on has counted every packet; what happened until then is told when that is known, with
/// the rows of that time. What precedes media on their port contradicts none of them.
class PayloadRecognition {
 public:
  /// Packets after which nothing is looked for any more.
  static constexpr std::uint32_t kMostPackets = 64;

  /// A field that a person pointed at is settled on whatever the payloads are. The port of the
  /// destination is what RTP is told by from what looks like it.
  PayloadRecognition(DestinationClocks clocks, std::optional<SequenceField> pointed);
  ~PayloadRecognition();

  enum class State : std::uint8_t { kOpen, kSettled, kGivenUp };

  /// To be called with each packet of the stream while the state is open.
  State observe(const Arrival& arrival, EventSink& events);

  /// What is settled on, which has seen this packet and goes on with the next one. To be asked
  /// once.
  std::unique_ptr<PayloadAnalysis> take() noexcept { return std::move(settled_); }

  /// Bytes at the beginning of a payload that are looked at.
  std::size_t wanted() const noexcept;

 private:
  template <typename Analysis>
  struct Candidate;

  void begin();
  bool isSettled(const Arrival& arrival, EventSink& events);
  bool observePointed(const Arrival& arrival, EventSink& events);
  bool observeTest(const Arrival& arrival, EventSink& events);
  bool observeTransport(const Arrival& arrival, EventSink& events);
  bool observeRtp(const Arrival& arrival, EventSink& events);
  bool observeField(const Arrival& arrival, EventSink& events);
  bool isRtp(const RtpAnalysis& analysis) const;

  const DestinationClocks clocks_;
  std::optional<SequenceField> pointed_;
  std::uint32_t packets_ = 0;
  // Null where it is contradicted.
  std::unique_ptr<Candidate<TransportAnalysis>> transport_;
  std::unique_ptr<Candidate<RtpAnalysis>> rtp_;
  std::unique_ptr<FieldFinder> finder_;
  std::unique_ptr<PayloadAnalysis> settled_;
};

}  // namespace gramscope::streams
