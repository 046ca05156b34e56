#include "binding/stream_values.h"

#include <algorithm>
#include <bitset>
#include <string>
#include <vector>

#include "binding/stream_payload_value.h"
#include "binding/stream_words.h"
#include "binding/values.h"
#include "core/streams/stream_label.h"
#include "platform/address_text.h"

namespace gramscope::binding {
namespace {

using streams::Stream;
using streams::StreamOptions;
using streams::StreamSeries;

constexpr std::size_t kSparkSteps = 60;
constexpr std::size_t kMostValues = 16;
constexpr double kNanosecondsAMillisecond = 1e6;
constexpr double kNanosecondsASecond = 1e9;

template <typename Values>
Napi::Array numbers(Napi::Env env, const Values& values) {
  Napi::Array result = Napi::Array::New(env, values.size());
  std::uint32_t at = 0;
  for (const auto value : values) result[at++] = number(env, value);
  return result;
}

/// The lowest values of a set.
template <std::size_t kSize>
Napi::Array membersOf(Napi::Env env, const std::bitset<kSize>& set) {
  std::vector<std::uint64_t> members;
  for (std::size_t value = 0; value < kSize && members.size() < kMostValues; ++value) {
    if (set[value]) members.push_back(value);
  }
  return numbers(env, members);
}

Napi::Value sequenceValue(Napi::Env env, const Stream& stream, ObjectShape& shape) {
  const auto* analysis = stream.payload().analysis();
  if (analysis == nullptr) return env.Null();
  const auto counts = analysis->counts();
  return shape.make(env, {{"expected", number(env, counts.expected)},
                          {"lost", number(env, counts.lost)},
                          {"duplicates", number(env, counts.duplicates)},
                          {"reordered", number(env, counts.reordered)},
                          {"restarts", number(env, counts.restarts)}});
}

Napi::Array alarmsValue(Napi::Env env, const streams::Alarms& alarms) {
  Napi::Array result = Napi::Array::New(env);
  for (std::size_t alarm = 0; alarm < streams::kAlarms; ++alarm) {
    if (alarms[alarm]) result[result.Length()] = Napi::String::New(env, alarmWords()[alarm]);
  }
  return result;
}

Napi::Value protocolValue(Napi::Env env, const streams::PayloadAnalysis* analysis) {
  if (analysis == nullptr) return env.Null();
  return Napi::String::New(env, protocolWords()[static_cast<std::size_t>(analysis->protocol())]);
}

Napi::Value jitterValue(Napi::Env env, const streams::PayloadAnalysis* analysis) {
  const auto jitter = analysis == nullptr ? std::nullopt : analysis->jitter();
  return jitter ? Napi::Number::New(env, *jitter) : env.Null();
}

template <typename Part>
Napi::Float64Array stepsValue(Napi::Env env, const StreamSeries& series, const Part& part) {
  auto result = Napi::Float64Array::New(env, series.steps().size());
  std::ranges::transform(series.steps(), result.Data(),
                         [&](const auto& step) { return static_cast<double>(part(step)); });
  return result;
}

Napi::Object seriesValue(Napi::Env env, const StreamSeries& series) {
  using Step = StreamSeries::Step;
  Napi::Object result = Napi::Object::New(env);
  result["from"] = Napi::BigInt::New(env, series.from());
  result["step"] = Napi::Number::New(env, static_cast<double>(series.step()) / kNanosecondsASecond);
  result["datagrams"] = stepsValue(env, series, [](const Step& step) { return step.datagrams; });
  result["bytes"] = stepsValue(env, series, [](const Step& step) { return step.bytes; });
  result["lost"] = stepsValue(env, series, [](const Step& step) { return step.lost; });
  result["jitter"] = stepsValue(env, series, [](const Step& step) { return step.jitter; });
  result["burst"] = stepsValue(env, series, [](const Step& step) { return step.burst; });
  return result;
}

/// In milliseconds, as everything that is told of times but the times themselves.
Napi::Value intervalsValue(Napi::Env env, const Stream& stream) {
  const auto* counts = stream.intervalCounts();
  if (counts == nullptr) return env.Null();
  Napi::Object result = toValue(env, stream.intervals(), kNanosecondsAMillisecond);
  Napi::Array borders = Napi::Array::New(env);
  for (const auto border : streams::IntervalCounts::borders()) {
    borders[borders.Length()] =
        Napi::Number::New(env, static_cast<double>(border) / kNanosecondsAMillisecond);
  }
  Napi::Object histogram = Napi::Object::New(env);
  histogram["borders"] = borders;
  histogram["counts"] = numbers(env, counts->counts());
  result["histogram"] = histogram;
  return result;
}

}  // namespace

Napi::Object toValue(Napi::Env env, const streams::StreamProgress& progress) {
  Napi::Object result = Napi::Object::New(env);
  result["analysed"] = number(env, progress.analysed);
  result["settled"] = number(env, progress.settled);
  result["last"] = number(env, progress.last);
  result["streamless"] = number(env, progress.streamless);
  result["missed"] = number(env, progress.missed);
  result["unlisted"] = number(env, progress.unlisted);
  result["caughtUp"] = Napi::Boolean::New(env, progress.is_caught_up);
  result["done"] = Napi::Boolean::New(env, progress.is_done);
  result["failure"] = Napi::String::New(env, progress.failure);
  return result;
}

Napi::Object toValue(Napi::Env env, const streams::Distribution& values, double unit) {
  Napi::Object result = Napi::Object::New(env);
  result["least"] = Napi::Number::New(env, values.least() / unit);
  result["mean"] = Napi::Number::New(env, values.mean() / unit);
  result["most"] = Napi::Number::New(env, values.most() / unit);
  result["deviation"] = Napi::Number::New(env, values.deviation() / unit);
  return result;
}

Napi::Object lineValue(Napi::Env env, const Stream& stream, std::int64_t now,
                       const StreamOptions& options, StreamShapes& shapes) {
  constexpr std::uint64_t kBits = 8;
  const streams::StreamKey& key = stream.key();
  const auto* analysis = stream.payload().analysis();
  const auto state = static_cast<std::size_t>(stream.stateAt(now, options));
  const auto rate = stream.rateAt(now);
  const auto& highest = stream.highestRate();
  return shapes.line.make(
      env,
      {{"number", number(env, stream.number())},
       {"source", Napi::String::New(env, addressText(key.source))},
       {"sourcePort", number(env, key.source.port)},
       {"destination", Napi::String::New(env, addressText(key.destination))},
       {"destinationPort", number(env, key.destination.port)},
       {"isMulticast", Napi::Boolean::New(env, isMulticast(key.destination))},
       {"socket", number(env, key.socket)},
       {"interfaceIndex", number(env, key.interface_index)},
       {"isOutbound", Napi::Boolean::New(env, key.is_outbound)},
       {"protocol", protocolValue(env, analysis)},
       {"label", Napi::String::New(env, analysis ? streams::labelOf(*analysis) : std::string())},
       {"sequence", sequenceValue(env, stream, shapes.sequence)},
       {"jitter", jitterValue(env, analysis)},
       {"first", Napi::BigInt::New(env, stream.first())},
       {"last", Napi::BigInt::New(env, stream.last())},
       {"datagrams", number(env, stream.total().datagrams)},
       {"bytes", number(env, stream.total().bytes)},
       {"state", Napi::String::New(env, stateWords()[state])},
       {"rate", number(env, rate.datagrams)},
       {"bitRate", number(env, kBits * rate.bytes)},
       {"highestRate", number(env, highest.datagrams)},
       {"highestBitRate", number(env, kBits * highest.bytes)},
       {"meanLength", Napi::Number::New(env, stream.lengths().mean())},
       {"burst", number(env, stream.highestBurst())},
       {"buffer", number(env, static_cast<std::uint64_t>(stream.highestBuffer()))},
       {"alarms", alarmsValue(env, stream.alarmsAt(now, options))},
       {"spark", shapes.spark.make(env, stream.series().spark(kSparkSteps))}});
}

Napi::Object detailValue(Napi::Env env, const Stream& stream, std::int64_t now,
                         const StreamOptions& options, StreamShapes& shapes) {
  Napi::Object result = Napi::Object::New(env);
  result["line"] = lineValue(env, stream, now, options, shapes);
  result["lengths"] = toValue(env, stream.lengths());
  result["intervals"] = intervalsValue(env, stream);
  result["ttls"] = membersOf(env, stream.ttls());
  result["dscps"] = membersOf(env, stream.dscps());
  putPayloadDetail(env, stream.payload().analysis(), result);
  result["series"] = seriesValue(env, stream.series());
  return result;
}

Napi::Object eventValue(Napi::Env env, const streams::StreamEvent& event, const LogIndex& index) {
  const auto rows = index.snapshot(event.row, 1);
  Napi::Object result = Napi::Object::New(env);
  result["row"] = number(env, event.row);
  result["stream"] = number(env, event.stream);
  result["kind"] = Napi::String::New(env, eventKindWords()[static_cast<std::size_t>(event.kind)]);
  result["count"] = number(env, event.count);
  result["detail"] = number(env, event.detail);
  result["time"] = rows.runCount() == 0
                       ? env.Null()
                       : Napi::Value(Napi::BigInt::New(env, rows.run(0).rows.front().time));
  return result;
}

Napi::Array eventsValue(Napi::Env env, const std::vector<streams::StreamEvent>& events,
                        const LogIndex& index) {
  Napi::Array result = Napi::Array::New(env, events.size());
  std::uint32_t at = 0;
  for (const auto& event : events) result[at++] = eventValue(env, event, index);
  return result;
}

}  // namespace gramscope::binding
