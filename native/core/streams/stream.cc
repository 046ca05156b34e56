#include "core/streams/stream.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/streams/elapsed.h"

namespace gramscope::streams {
namespace {

/// A limit for losses is looked at again after so many datagrams without any: counts of a payload
/// are dear.
constexpr std::uint64_t kLossLook = 64;

double lossPercent(const SequenceCounts& counts) noexcept {
  if (counts.expected == 0) return 0;
  return 100 * static_cast<double>(counts.lost) / static_cast<double>(counts.expected);
}

EventKind eventOf(Alarm alarm) noexcept {
  constexpr auto kFirst = static_cast<unsigned>(EventKind::kLossAlarm);
  return static_cast<EventKind>(kFirst + static_cast<unsigned>(alarm));
}

}  // namespace

/// Where the analysis of a stream tells what happens.
class Stream::Sink : public EventSink {
 public:
  Sink(std::uint32_t stream, StreamEvents& events) : stream_(stream), events_(events) {}

  void happened(std::uint64_t row, EventKind kind, std::uint32_t count,
                std::uint32_t detail) override {
    events_.add({.row = row, .stream = stream_, .count = count, .detail = detail, .kind = kind});
    has_happened_ = true;
  }
  void recovered(std::uint64_t row) override { events_.recover(stream_, row); }
  bool hasHappened() const noexcept { return has_happened_; }

 private:
  const std::uint32_t stream_;
  StreamEvents& events_;
  bool has_happened_ = false;
};

Stream::Stream(Beginning beginning)
    : number_(beginning.number),
      key_(beginning.key),
      text_(std::move(beginning.text)),
      first_(beginning.time),
      last_(beginning.time),
      before_(beginning.time),
      series_(beginning.time, beginning.steps) {}

void Stream::observe(const Arrival& arrival, const IndexRow& row, Reading reading,
                     StreamContext& context) {
  const StreamOptions& options = context.options;
  Sink sink(number_, context.events);
  if (total_.datagrams == 0) sink.happened(arrival.row, EventKind::kNewStream, 1, 0);
  count(arrival);
  if (row.has(IndexRow::kHasTtl)) ttls_.set(row.ttl);
  dscps_.set(row.traffic_class >> 2);
  const auto burst = bursts_.add(arrival.time, options.burst_window, context.spare_slots);
  const auto buffer = bucket_.add(arrival.time, arrival.length, options.emptying_speed);
  auto& step = series_.at(arrival.time);
  ++step.datagrams;
  step.bytes += arrival.length;
  step.burst = std::max(step.burst, burst);
  judge(Alarm::kBurst, burst, arrival.row, sink, options);
  judge(Alarm::kBuffer, buffer, arrival.row, sink, options);
  // A payload that is not there would contradict what the stream is taken for.
  if (reading == Reading::kFailed) return;
  if (payload_.isOpen() || payload_.analysis() != nullptr) look(arrival, step, sink, context);
}

inline void Stream::count(const Arrival& arrival) {
  if (total_.datagrams > 0) {
    const auto interval = elapsed(before_, arrival.time);
    if (!interval_counts_) interval_counts_ = std::make_unique<IntervalCounts>();
    interval_counts_->add(interval);
    intervals_.add(static_cast<double>(interval));
  }
  before_ = arrival.time;
  first_ = std::min(first_, arrival.time);
  last_ = std::max(last_, arrival.time);
  const statistics::Tally tally{.datagrams = 1, .bytes = arrival.length};
  total_ += tally;
  lengths_.add(arrival.length);
  rate_.add(arrival.time, tally);
}

/// Has the payload analysed, and takes over what is shown over time.
inline void Stream::look(const Arrival& arrival, StreamSeries::Step& step, Sink& sink,
                         StreamContext& context) {
  payload_.observe(arrival, sink, context.payloads);
  const PayloadAnalysis* analysis = payload_.analysis();
  if (analysis == nullptr) return;
  const bool is_due =
      alarms_[static_cast<std::size_t>(Alarm::kLoss)] && total_.datagrams % kLossLook == 0;
  if (sink.hasHappened() || is_due) {
    const auto counts = analysis->counts();
    if (counts.lost > lost_) step.lost += static_cast<std::uint32_t>(counts.lost - lost_);
    if (counts.lost < lost_) series_.recover(static_cast<std::uint32_t>(lost_ - counts.lost));
    lost_ = counts.lost;
    judge(Alarm::kLoss, lossPercent(counts), arrival.row, sink, context.options);
  }
  if (const auto jitter = analysis->jitter()) {
    step.jitter = std::fmax(step.jitter, static_cast<float>(*jitter));
    judge(Alarm::kJitter, *jitter, arrival.row, sink, context.options);
  }
}

/// Tells once that a limit is exceeded, until it no longer is.
inline void Stream::judge(Alarm alarm, double value, std::uint64_t row, Sink& sink,
                          const StreamOptions& options) {
  const bool is_exceeded = options.isExceeded(alarm, value);
  const auto place = static_cast<std::size_t>(alarm);
  if (is_exceeded == alarms_[place]) return;
  alarms_[place] = is_exceeded;
  if (is_exceeded) sink.happened(row, eventOf(alarm), 1, 0);
}

void Stream::trim(std::int64_t now, StreamContext& context) {
  bursts_.trim(now, context.options.burst_window, context.spare_slots);
}

StreamState Stream::stateAt(std::int64_t now, const StreamOptions& options) const noexcept {
  const auto silence = elapsed(last_, now);
  if (silence >= options.gone_after) return StreamState::kGone;
  return silence >= options.silent_after ? StreamState::kSilent : StreamState::kActive;
}

/// Bursts pass and buffers are emptied while nothing comes.
Alarms Stream::alarmsAt(std::int64_t now, const StreamOptions& options) const {
  Alarms alarms = alarms_;
  const auto recheck = [&](Alarm alarm, double value) {
    alarms[static_cast<std::size_t>(alarm)] = options.isExceeded(alarm, value);
  };
  if (alarms[static_cast<std::size_t>(Alarm::kBurst)]) {
    recheck(Alarm::kBurst, bursts_.countAt(now, options.burst_window));
  }
  if (alarms[static_cast<std::size_t>(Alarm::kBuffer)]) {
    recheck(Alarm::kBuffer, bucket_.levelAt(now, options.emptying_speed));
  }
  if (alarms[static_cast<std::size_t>(Alarm::kLoss)]) {
    recheck(Alarm::kLoss, lossPercent(payload_.analysis()->counts()));
  }
  return alarms;
}

}  // namespace gramscope::streams
