#include "core/streams/rtp_analysis.h"

#include <algorithm>

#include "core/file/endian.h"
#include "core/streams/elapsed.h"
#include "core/streams/rtp_payload_types.h"

namespace gramscope::streams {
namespace {

/// Nanoseconds after which a source is not the main one any more while another one sends.
constexpr std::uint64_t kSilence = 5'000'000'000;

/// The media of a packet as a datagram of its own, without the padding that the last byte counts
/// (RFC 3550, 5.1). Empty where a snap length cut it off.
Arrival mediaOf(const RtpHeader& header, const Arrival& arrival) noexcept {
  Arrival media = arrival;
  media.length -= static_cast<std::uint32_t>(header.size);
  media.payload = arrival.payload.subspan(std::min(header.size, arrival.payload.size()));
  if (!header.has_padding || media.payload.size() != media.length) return media;
  const std::size_t padding = media.length == 0 ? 0 : file::u8(&media.payload.back());
  if (padding > media.length) return media;
  media.length -= static_cast<std::uint32_t>(padding);
  media.payload = media.payload.first(media.length);
  return media;
}

}  // namespace

Verdict RtpAnalysis::observe(const Arrival& arrival, EventSink& events) {
  const auto header = readRtpHeader(arrival);
  if (!header) return isRtcp(arrival.payload) ? Verdict::kConsistent : Verdict::kContradicted;
  last_time_ = arrival.time;
  sourceOf(*header, arrival, events).observe(*header, arrival, clocks_, events);
  if (header->payload_type == kTransportStreamType) lookInside(*header, arrival, events);
  return Verdict::kConsistent;
}

SequenceCounts RtpAnalysis::counts() const {
  SequenceCounts counts = besides_;
  for (const RtpSource& source : sources_) counts += source.counts();
  return counts;
}

std::optional<double> RtpAnalysis::jitter() const {
  const RtpSource* source = mainSource();
  return source == nullptr ? std::nullopt : source->jitterNow();
}

std::size_t RtpAnalysis::wanted() const noexcept {
  return transport_ ? transport_->wanted() : kRtpHeader;
}

const RtpSource* RtpAnalysis::mainSource() const noexcept {
  if (sources_.size() == 1) return &sources_.front();
  const RtpSource* main = nullptr;
  for (const RtpSource& source : sources_) {
    if (elapsed(source.lastTime(), last_time_) > kSilence) continue;
    if (main == nullptr || source.packets() > main->packets()) main = &source;
  }
  return main;
}

const TransportAnalysis* RtpAnalysis::transport() const noexcept {
  return transport_ ? &*transport_ : nullptr;
}

inline RtpSource& RtpAnalysis::sourceOf(const RtpHeader& header, const Arrival& arrival,
                                        EventSink& events) {
  const bool is_last =
      last_source_ < sources_.size() && sources_[last_source_].ssrc() == header.ssrc;
  if (!is_last) last_source_ = placeOf(header, arrival, events);
  return sources_[last_source_];
}

/// Where a source is kept.
std::size_t RtpAnalysis::placeOf(const RtpHeader& header, const Arrival& arrival,
                                 EventSink& events) {
  const auto found = std::ranges::find(sources_, header.ssrc, &RtpSource::ssrc);
  if (found != sources_.end()) return static_cast<std::size_t>(found - sources_.begin());
  if (!sources_.empty()) {
    ++besides_.restarts;
    events.happened(arrival.row, EventKind::kRestart, 1, header.ssrc);
  }
  makeRoom();
  sources_.emplace_back(header.ssrc);
  return sources_.size() - 1;
}

void RtpAnalysis::makeRoom() {
  if (sources_.size() < kMostSources) return;
  const auto stalest = std::ranges::min_element(sources_, {}, &RtpSource::lastTime);
  besides_ += stalest->counts();
  sources_.erase(stalest);
}

void RtpAnalysis::lookInside(const RtpHeader& header, const Arrival& arrival, EventSink& events) {
  if (!transport_) transport_.emplace();
  transport_->observe(mediaOf(header, arrival), events);
}

}  // namespace gramscope::streams
