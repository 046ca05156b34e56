#include "binding/stream_payload_value.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "binding/stream_values.h"
#include "binding/values.h"
#include "core/streams/field_analysis.h"
#include "core/streams/rtp_analysis.h"
#include "core/streams/rtp_payload_types.h"
#include "core/streams/test_stream_analysis.h"
#include "core/streams/transport_analysis.h"

namespace gramscope::binding {
namespace {

using streams::FieldAnalysis;
using streams::PayloadAnalysis;
using streams::Protocol;
using streams::RtpAnalysis;
using streams::RtpSource;
using streams::TestStreamAnalysis;
using streams::TransportAnalysis;
using streams::TransportPid;

/// PIDs that are told about: those with the most packets.
constexpr std::size_t kMostPids = 64;

struct Spread {
  double least;
  double mean;
  double most;
  double deviation;
};

Napi::Object spreadValue(Napi::Env env, const Spread& spread) {
  Napi::Object result = Napi::Object::New(env);
  result["least"] = Napi::Number::New(env, spread.least);
  result["mean"] = Napi::Number::New(env, spread.mean);
  result["most"] = Napi::Number::New(env, spread.most);
  result["deviation"] = Napi::Number::New(env, spread.deviation);
  return result;
}

Napi::Object spreadValue(Napi::Env env, const streams::RegularPackets& values) {
  return spreadValue(env, {.least = values.least(),
                           .mean = values.mean(),
                           .most = values.most(),
                           .deviation = values.deviation()});
}

template <typename Number>
Napi::Value optionalValue(Napi::Env env, const std::optional<Number>& value) {
  return value ? Napi::Number::New(env, static_cast<double>(*value)) : env.Null();
}

/// Of all sources together, in the order of their numbers.
Napi::Array payloadTypesValue(Napi::Env env, const RtpAnalysis& analysis) {
  std::map<std::uint8_t, std::uint64_t> packets;
  for (const auto& source : analysis.sources()) {
    for (const auto& [type, count] : source.payloadTypes()) packets[type] += count;
  }
  Napi::Array result = Napi::Array::New(env);
  for (const auto& [type, count] : packets) {
    Napi::Object value = Napi::Object::New(env);
    value["number"] = number(env, type);
    value["name"] = Napi::String::New(env, streams::payloadTypeName(type));
    value["packets"] = number(env, count);
    result[result.Length()] = value;
  }
  return result;
}

/// What is told of each source, and of the main one for the stream.
void setClock(Napi::Env env, Napi::Object& result, const RtpSource& source) {
  result["ssrc"] = number(env, source.ssrc());
  result["clockRate"] = optionalValue(env, source.clockRate());
  result["jitter"] = spreadValue(env, source.jitter());
  result["deltas"] = spreadValue(env, source.deltas());
  result["drift"] = optionalValue(env, source.drift());
}

Napi::Object sequenceValue(Napi::Env env, const streams::SequenceCounts& counts) {
  Napi::Object result = Napi::Object::New(env);
  result["expected"] = number(env, counts.expected);
  result["lost"] = number(env, counts.lost);
  result["duplicates"] = number(env, counts.duplicates);
  result["reordered"] = number(env, counts.reordered);
  result["restarts"] = number(env, counts.restarts);
  return result;
}

Napi::Array sourcesValue(Napi::Env env, const RtpAnalysis& analysis) {
  Napi::Array result = Napi::Array::New(env);
  for (const auto& source : analysis.sources()) {
    Napi::Object value = Napi::Object::New(env);
    setClock(env, value, source);
    value["packets"] = number(env, source.packets());
    value["sequence"] = sequenceValue(env, source.counts());
    result[result.Length()] = value;
  }
  return result;
}

/// Clock, jitter and drift are those of the main source; markers and jumps are those of all.
Napi::Value rtpValue(Napi::Env env, const RtpAnalysis& analysis) {
  const auto* source = analysis.mainSource();
  if (source == nullptr) return env.Null();
  std::uint64_t markers = 0;
  std::uint64_t jumps = 0;
  for (const auto& each : analysis.sources()) {
    markers += each.markers();
    jumps += each.clockJumps();
  }
  Napi::Object result = Napi::Object::New(env);
  setClock(env, result, *source);
  result["sources"] = number(env, analysis.sources().size());
  result["payloadTypes"] = payloadTypesValue(env, analysis);
  result["bySource"] = sourcesValue(env, analysis);
  result["markers"] = number(env, markers);
  result["clockJumps"] = number(env, jumps);
  return result;
}

Napi::Array programsValue(Napi::Env env, const TransportAnalysis& analysis) {
  Napi::Array result = Napi::Array::New(env);
  for (const auto& program : analysis.tables().programs()) {
    Napi::Object value = Napi::Object::New(env);
    value["number"] = number(env, program.number);
    value["pmt"] = number(env, program.map_pid);
    value["name"] = Napi::String::New(env, program.name);
    result[result.Length()] = value;
  }
  return result;
}

Napi::Object pidValue(Napi::Env env, const TransportPid& pid, const TransportAnalysis& analysis) {
  Napi::Object value = Napi::Object::New(env);
  value["pid"] = number(env, pid.pid());
  value["kind"] = Napi::String::New(env, analysis.tables().kindOf(pid.pid()));
  value["packets"] = number(env, pid.packets());
  value["continuityErrors"] = number(env, pid.continuityErrors());
  value["scrambled"] = number(env, pid.scrambled());
  value["pcr"] = env.Null();
  if (const auto* clock = pid.clock()) {
    Napi::Object pcr = Napi::Object::New(env);
    pcr["interval"] = toValue(env, clock->intervals());
    pcr["jitter"] = toValue(env, clock->jitter());
    value["pcr"] = pcr;
  }
  return value;
}

Napi::Array pidsValue(Napi::Env env, const TransportAnalysis& analysis) {
  std::vector<const TransportPid*> pids;
  for (const auto& pid : analysis.pids()) pids.push_back(&pid);
  std::ranges::stable_sort(pids, [](const TransportPid* one, const TransportPid* other) {
    return one->packets() > other->packets();
  });
  pids.resize(std::min(pids.size(), kMostPids));
  Napi::Array result = Napi::Array::New(env);
  for (const auto* pid : pids) result[result.Length()] = pidValue(env, *pid, analysis);
  return result;
}

Napi::Object transportValue(Napi::Env env, const TransportAnalysis& analysis) {
  Napi::Object result = Napi::Object::New(env);
  result["packets"] = number(env, analysis.packets());
  result["nullPackets"] = number(env, analysis.nullPackets());
  result["transportErrors"] = number(env, analysis.transportErrors());
  result["scrambled"] = number(env, analysis.scrambled());
  result["continuityErrors"] = number(env, analysis.continuityErrors());
  result["programs"] = programsValue(env, analysis);
  result["pids"] = pidsValue(env, analysis);
  return result;
}

Napi::Object fieldValue(Napi::Env env, const FieldAnalysis& analysis) {
  const auto& field = analysis.field();
  Napi::Object result = Napi::Object::New(env);
  result["offset"] = number(env, field.offset);
  result["width"] = number(env, field.width);
  result["order"] = Napi::String::New(env, field.is_little ? "little" : "big");
  result["step"] = number(env, field.step);
  result["isFound"] = Napi::Boolean::New(env, analysis.isFound());
  return result;
}

Napi::Object testValue(Napi::Env env, const TestStreamAnalysis& analysis) {
  Napi::Object result = Napi::Object::New(env);
  result["id"] = number(env, analysis.stream());
  result["isComplete"] = Napi::Boolean::New(env, analysis.isComplete());
  result["delay"] = toValue(env, analysis.delay());
  result["delayVariation"] = spreadValue(env, {.least = 0,
                                               .mean = analysis.meanVariation(),
                                               .most = analysis.mostVariation(),
                                               .deviation = analysis.delay().deviation()});
  return result;
}

}  // namespace

void putPayloadDetail(Napi::Env env, const PayloadAnalysis* analysis, Napi::Object& detail) {
  for (const char* name : {"rtp", "transport", "field", "test"}) detail[name] = env.Null();
  if (analysis == nullptr) return;
  switch (analysis->protocol()) {
    case Protocol::kRtp: {
      const auto& rtp = static_cast<const RtpAnalysis&>(*analysis);
      detail["rtp"] = rtpValue(env, rtp);
      if (rtp.transport() != nullptr) detail["transport"] = transportValue(env, *rtp.transport());
      break;
    }
    case Protocol::kTransport:
      detail["transport"] = transportValue(env, static_cast<const TransportAnalysis&>(*analysis));
      break;
    case Protocol::kTest:
      detail["test"] = testValue(env, static_cast<const TestStreamAnalysis&>(*analysis));
      break;
    case Protocol::kSequence:
      detail["field"] = fieldValue(env, static_cast<const FieldAnalysis&>(*analysis));
      break;
  }
}

}  // namespace gramscope::binding
