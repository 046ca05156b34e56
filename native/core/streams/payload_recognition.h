#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/streams/payload_analysis.h"
#include "core/streams/sequence_field.h"

namespace gramscope::streams {

/// Finds out what a stream is by its first packets: RTP, MPEG-TS, a test stream, or one with a sequence
/// number at a fixed place.
///
/// Each possibility is analysed from the first packet on, until it is contradicted. So what is settled on has
/// counted every packet; what happened until then is told when that is known, with the rows of that time.
class PayloadRecognition {
 public:
  /// Packets after which nothing is looked for any more.
  static constexpr std::uint32_t kMostPackets = 64;

  /// A field that a person pointed at is settled on whatever the payloads are; `port` is that of the
  /// destination, by which RTP is told from what looks like it.
  PayloadRecognition(std::uint16_t port, std::optional<SequenceField> pointed);
  ~PayloadRecognition();

  enum class State : std::uint8_t { kOpen, kSettled, kGivenUp };

  /// To be called with each packet of the stream while the state is open.
  State observe(const Arrival& arrival, EventSink& events);

  /// What is settled on, which goes on with the packet behind. To be asked once.
  std::unique_ptr<PayloadAnalysis> take();

  /// Bytes at the beginning of a payload that are looked at.
  std::size_t wanted() const noexcept;

 private:
  struct Candidate;
  State settleOn(Candidate& candidate, EventSink& events);

  std::vector<Candidate> candidates_;
  std::unique_ptr<PayloadAnalysis> settled_;
  std::uint32_t packets_ = 0;
};

}  // namespace gramscope::streams
