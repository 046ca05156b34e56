#include "core/streams/test_stream_analysis.h"

#include <string_view>

#include "core/file/endian.h"
#include "core/streams/milliseconds.h"

namespace gramscope::streams {
namespace {

using file::big16;
using file::big32;
using file::u8;

constexpr std::string_view kMagic = "GRAMTEST";
constexpr std::uint8_t kVersion = 1;
constexpr std::uint8_t kLast = 1;

std::uint64_t big64(const std::byte* at) noexcept {
  return file::ByteOrder(std::endian::big).u64(at);
}

/// The sender never begins anew under the same name, so that any hole is one.
SequenceRules sequenceRules() noexcept {
  SequenceRules rules = rulesFor(64, 1);
  rules.most_ahead = std::uint64_t{1} << 40;
  rules.most_behind = SequenceTracker::kWindow;
  return rules;
}

}  // namespace

std::optional<TestPacket> readTestPacket(std::span<const std::byte> payload) noexcept {
  if (payload.size() < TestPacket::kSize) return std::nullopt;
  const std::byte* at = payload.data();
  const std::string_view magic(reinterpret_cast<const char*>(at), kMagic.size());
  if (magic != kMagic || u8(at + 8) != kVersion || big16(at + 10) < TestPacket::kSize) {
    return std::nullopt;
  }
  return TestPacket{.is_last = (u8(at + 9) & kLast) != 0,
                    .stream = big32(at + 12),
                    .sequence = big64(at + 16),
                    .time = static_cast<std::int64_t>(big64(at + 24)),
                    .interval = big64(at + 32)};
}

TestStreamAnalysis::TestStreamAnalysis() : sequence_(sequenceRules()) {}

Verdict TestStreamAnalysis::observe(const Arrival& arrival, EventSink& events) {
  const auto header = readTestPacket(arrival.payload);
  if (!header) return Verdict::kContradicted;
  if (is_begun_ && header->stream != stream_) {
    besides_ += sequence_.counts();
    ++besides_.restarts;
    events.happened(arrival.row, EventKind::kRestart, 1, header->stream);
  }
  if (!is_begun_ || header->stream != stream_) begin(*header);
  // The last packet is sent several times, lest its loss be missed.
  const bool is_repeated = is_complete_ && header->is_last && header->sequence == last_sequence_;
  if (is_repeated) return Verdict::kConsistent;
  const SequenceStep step = sequence_.follow(header->sequence);
  tell(step, arrival.row, events);
  if (step.place != SequencePlace::kDuplicate) {
    measure(millisecondsBetween(header->time, arrival.time));
  }
  if (header->is_last) {
    is_complete_ = true;
    last_sequence_ = header->sequence;
  }
  return Verdict::kConsistent;
}

SequenceCounts TestStreamAnalysis::counts() const {
  SequenceCounts counts = besides_;
  counts += sequence_.counts();
  return counts;
}

std::optional<double> TestStreamAnalysis::jitter() const {
  if (!is_begun_) return std::nullopt;
  return jitter_;
}

void TestStreamAnalysis::begin(const TestPacket& header) {
  is_begun_ = true;
  is_complete_ = false;
  stream_ = header.stream;
  interval_ = header.interval;
  sequence_ = SequenceTracker(sequenceRules());
  delay_ = Distribution();
  jitter_ = 0;
}

void TestStreamAnalysis::measure(double delay) noexcept {
  if (delay_.count() > 0) jitter_ = smoothedJitter(jitter_, delay - last_delay_);
  last_delay_ = delay;
  delay_.add(delay);
}

}  // namespace gramscope::streams
