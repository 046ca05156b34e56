#include "core/streams/payload_recognition.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/streams/field_analysis.h"
#include "core/streams/field_finder.h"
#include "core/streams/media_negotiation.h"
#include "core/streams/rtp_analysis.h"
#include "core/streams/rtp_payload_types.h"
#include "core/streams/test_stream_analysis.h"
#include "core/streams/transport_analysis.h"

namespace gramscope::streams {
namespace {

/// Packets of something else that may be among the first: what opens a way through a firewall, for
/// example.
constexpr std::uint32_t kMostContradictions = 3;
/// Sync bytes at their places, which random bytes have once in 2^40.
constexpr std::uint64_t kEnoughTransportPackets = 5;
/// Packets of one source in sequence; more where media seldom goes (RFC 3550, section 11: an even
/// port).
constexpr std::uint64_t kEnoughRtp = 5;
constexpr std::uint64_t kEnoughRtpElsewhere = 10;
constexpr std::uint16_t kLeastMediaPort = 1024;
/// The most bytes that a datagram may have.
constexpr std::size_t kWhole = 65'535;

/// Keeps what happens until it is known whether it did.
class HeldEvents final : public EventSink {
 public:
  void happened(std::uint64_t row, EventKind kind, std::uint32_t count,
                std::uint32_t detail) override {
    held_.push_back({.row = row, .stream = 0, .count = count, .detail = detail, .kind = kind});
  }

  void recovered(std::uint64_t row) override {
    const auto is_meant = [row](const StreamEvent& event) {
      return event.row == row && event.kind == EventKind::kLost;
    };
    const auto lost = std::ranges::find_if(held_, is_meant);
    if (lost != held_.end() && --lost->count == 0) held_.erase(lost);
  }

  void tell(EventSink& events) const {
    for (const auto& event : held_) {
      events.happened(event.row, event.kind, event.count, event.detail);
    }
  }

 private:
  std::vector<StreamEvent> held_;
};

enum class Plausibility : std::uint8_t { kNone, kPossible };

/// Types without a meaning are no sign of RTP.
Plausibility plausibilityOfRtp(const Arrival& arrival) {
  if (isRtcp(arrival.payload)) return Plausibility::kPossible;
  const auto header = readRtpHeader(arrival);
  const bool is_possible =
      header && arrival.length > header->size && !payloadTypeName(header->payload_type).empty();
  return is_possible ? Plausibility::kPossible : Plausibility::kNone;
}

}  // namespace

template <typename Analysis>
struct PayloadRecognition::Candidate {
  std::unique_ptr<Analysis> analysis = std::make_unique<Analysis>();
  HeldEvents held;
  std::uint32_t contradictions = 0;

  /// Whether it still may be that. What is not plausible is not looked at.
  bool observe(const Arrival& arrival, Plausibility plausibility) {
    const bool fits = plausibility == Plausibility::kPossible &&
                      analysis->observe(arrival, held) == Verdict::kConsistent;
    if (!fits) ++contradictions;
    return contradictions <= kMostContradictions;
  }
};

PayloadRecognition::PayloadRecognition(DestinationClocks clocks,
                                       std::optional<SequenceField> pointed)
    : clocks_(std::move(clocks)), pointed_(pointed) {}

PayloadRecognition::~PayloadRecognition() = default;

PayloadRecognition::State PayloadRecognition::observe(const Arrival& arrival, EventSink& events) {
  if (packets_++ == 0) begin();
  const bool is_prelude = !pointed_ && isMediaNegotiation(arrival.payload);
  if (!is_prelude && isSettled(arrival, events)) return State::kSettled;
  const bool is_nothing = !transport_ && !rtp_ && !finder_;
  return is_nothing || packets_ >= kMostPackets ? State::kGivenUp : State::kOpen;
}

bool PayloadRecognition::isSettled(const Arrival& arrival, EventSink& events) {
  return observePointed(arrival, events) || observeTest(arrival, events) ||
         observeTransport(arrival, events) || observeRtp(arrival, events) ||
         observeField(arrival, events);
}

std::size_t PayloadRecognition::wanted() const noexcept {
  if (pointed_) return std::size_t{pointed_->offset} + pointed_->width;
  const bool is_whole = packets_ == 0 || transport_ || rtp_;
  return is_whole ? kWhole : FieldFinder::kLooked;
}

void PayloadRecognition::begin() {
  if (pointed_) return;
  transport_ = std::make_unique<Candidate<TransportAnalysis>>();
  rtp_ = std::make_unique<Candidate<RtpAnalysis>>();
  rtp_->analysis = std::make_unique<RtpAnalysis>(clocks_);
  finder_ = std::make_unique<FieldFinder>();
}

bool PayloadRecognition::observePointed(const Arrival& arrival, EventSink& events) {
  if (!pointed_) return false;
  settled_ = std::make_unique<FieldAnalysis>(*pointed_, FieldOrigin::kPointedAt);
  settled_->observe(arrival, events);
  return true;
}

bool PayloadRecognition::observeTest(const Arrival& arrival, EventSink& events) {
  if (!readTestPacket(arrival.payload)) return false;
  settled_ = std::make_unique<TestStreamAnalysis>();
  settled_->observe(arrival, events);
  return true;
}

bool PayloadRecognition::observeTransport(const Arrival& arrival, EventSink& events) {
  if (!transport_) return false;
  if (!transport_->observe(arrival, Plausibility::kPossible)) transport_.reset();
  if (!transport_ || transport_->analysis->packets() < kEnoughTransportPackets) return false;
  transport_->held.tell(events);
  settled_ = std::move(transport_->analysis);
  return true;
}

bool PayloadRecognition::observeRtp(const Arrival& arrival, EventSink& events) {
  if (!rtp_) return false;
  if (!rtp_->observe(arrival, plausibilityOfRtp(arrival))) rtp_.reset();
  if (!rtp_ || !isRtp(*rtp_->analysis)) return false;
  rtp_->held.tell(events);
  settled_ = std::move(rtp_->analysis);
  return true;
}

/// Whether one of its sources goes on in sequence: SSRC and sequence number of what is no RTP do
/// not.
bool PayloadRecognition::isRtp(const RtpAnalysis& analysis) const {
  const auto port = clocks_.destination.port;
  const bool is_usual = port >= kLeastMediaPort && port % 2 == 0;
  const std::uint64_t enough = is_usual ? kEnoughRtp : kEnoughRtpElsewhere;
  return std::ranges::any_of(analysis.sources(), [enough](const RtpSource& source) {
    const std::uint64_t packets = source.packets();
    const std::uint64_t expected = source.counts().expected;
    return packets >= enough && 2 * expected >= packets && expected <= 4 * packets;
  });
}

bool PayloadRecognition::observeField(const Arrival& arrival, EventSink& events) {
  if (!finder_) return false;
  const auto state = finder_->observe(arrival);
  if (state == FieldFinder::State::kFound) {
    settled_ = std::make_unique<FieldAnalysis>(finder_->field(), FieldOrigin::kFound);
    for (std::size_t at = 0; at < finder_->size(); ++at) {
      settled_->observe(finder_->packet(at), events);
    }
  }
  if (state != FieldFinder::State::kOpen) finder_.reset();
  return settled_ != nullptr;
}

}  // namespace gramscope::streams
