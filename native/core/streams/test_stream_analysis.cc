#include "core/streams/test_stream_analysis.h"

#include "core/streams/milliseconds.h"

namespace gramscope::streams {
namespace {

/// The sender never begins anew under the same name, so that any hole is one.
SequenceRules sequenceRules() noexcept {
  SequenceRules rules = rulesFor(64, 1);
  rules.most_ahead = std::uint64_t{1} << 40;
  rules.most_behind = SequenceTracker::kWindow;
  return rules;
}

}  // namespace

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
  const SequenceStep step = sequence_.follow(header->sequence, arrival.row);
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
