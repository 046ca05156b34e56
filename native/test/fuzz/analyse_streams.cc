// Takes the input for the datagrams of one stream and has them recognised and analysed: nothing
// that a payload contains may crash, hang, or take memory out of proportion.
//
// Each datagram is preceded by three bytes: its length (2), and the milliseconds since the one
// before. The first byte of all says what to begin with.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>

#include "core/streams/field_analysis.h"
#include "core/streams/payload_recognition.h"
#include "core/streams/rtp_analysis.h"
#include "core/streams/test_stream_analysis.h"
#include "core/streams/transport_analysis.h"

namespace {

using namespace gramscope::streams;

void require(bool holds) {
  if (!holds) std::abort();
}

/// Rows never lie ahead of the packet that is looked at.
class CheckedEvents final : public EventSink {
 public:
  explicit CheckedEvents(const std::uint64_t& row) : row_(row) {}
  void happened(std::uint64_t row, EventKind, std::uint32_t, std::uint32_t) override {
    require(row >= 1 && row <= row_);
  }
  void recovered(std::uint64_t row) override { require(row >= 1 && row <= row_); }

 private:
  const std::uint64_t& row_;
};

std::unique_ptr<PayloadAnalysis> chosen(unsigned choice) {
  switch (choice % 6) {
    case 0:
      return std::make_unique<RtpAnalysis>();
    case 1:
      return std::make_unique<TransportAnalysis>();
    case 2:
      return std::make_unique<TestStreamAnalysis>();
    case 3: {
      const SequenceField field{.offset = choice % 5,
                                .width = static_cast<std::uint8_t>(1U << choice % 4),
                                .is_little = choice % 2 == 1,
                                .step = 1 + choice};
      return std::make_unique<FieldAnalysis>(field, FieldOrigin::kFound);
    }
    default:
      return nullptr;
  }
}

/// Nothing is lost that was not expected; what is asked for can be told at any time.
void requireSense(const PayloadAnalysis& analysis) {
  const SequenceCounts counts = analysis.counts();
  require(counts.lost <= counts.expected);
  analysis.jitter();
  require(analysis.wanted() <= 65'535 + 8);
  if (const auto* rtp = dynamic_cast<const RtpAnalysis*>(&analysis)) {
    require(rtp->sources().size() <= RtpAnalysis::kMostSources);
    for (const RtpSource& source : rtp->sources()) source.drift();
  }
  if (const auto* transport = dynamic_cast<const TransportAnalysis*>(&analysis)) {
    require(transport->pids().size() <= TransportAnalysis::kMostPids);
    for (const auto& pid : transport->pids()) transport->tables().kindOf(pid.pid());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::span bytes(reinterpret_cast<const std::byte*>(data), size);
  auto analysis = chosen(data[0]);
  DestinationClocks clocks;
  clocks.destination.port = 5004;
  PayloadRecognition recognition(clocks, std::nullopt);
  auto state = PayloadRecognition::State::kOpen;
  Arrival arrival;
  CheckedEvents events(arrival.row);
  for (bytes = bytes.subspan(1); bytes.size() >= 3;) {
    const auto length =
        std::to_integer<std::uint32_t>(bytes[0]) << 8 | std::to_integer<std::uint32_t>(bytes[1]);
    const auto pause = std::to_integer<std::int64_t>(bytes[2]);
    bytes = bytes.subspan(3);
    ++arrival.row;
    // The longest pause is a leap through all of time, as a file may have it.
    arrival.time = pause == 255 ? INT64_MIN : arrival.time + pause * 1'000'000;
    arrival.payload = bytes.first(std::min<std::size_t>(length, bytes.size()));
    arrival.length = length;
    bytes = bytes.subspan(arrival.payload.size());
    if (analysis) {
      analysis->observe(arrival, events);
      requireSense(*analysis);
    } else if (state == PayloadRecognition::State::kOpen) {
      state = recognition.observe(arrival, events);
      if (state == PayloadRecognition::State::kSettled) analysis = recognition.take();
    }
  }
  return 0;
}
