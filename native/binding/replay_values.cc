#include "binding/replay_values.h"

#include "binding/socket_values.h"
#include "binding/values.h"
#include "platform/error_name.h"

namespace gramscope::binding {
namespace {

constexpr double kMicrosecond = 1e3;
constexpr double kSecond = 1e9;

Napi::Number microseconds(Napi::Env env, std::uint64_t nanoseconds) {
  return Napi::Number::New(env, static_cast<double>(nanoseconds) / kMicrosecond);
}

Napi::Number seconds(Napi::Env env, std::int64_t nanoseconds) {
  return Napi::Number::New(env, static_cast<double>(nanoseconds) / kSecond);
}

const char* nameOf(PlayerState state) noexcept {
  switch (state) {
    case PlayerState::kWaiting:
      return "waiting";
    case PlayerState::kPlaying:
      return "playing";
    case PlayerState::kPaused:
      return "paused";
    case PlayerState::kDone:
      return "done";
  }
  return "";
}

Napi::Object skipValue(Napi::Env env, const replay::SkipCounts& skipped) {
  Napi::Object result = Napi::Object::New(env);
  result["truncated"] = number(env, skipped.truncated);
  result["excluded"] = number(env, skipped.excluded);
  result["withoutDestination"] = number(env, skipped.without_destination);
  result["tooLong"] = number(env, skipped.too_long);
  return result;
}

Napi::Object latenessValue(Napi::Env env, const replay::Lateness& lateness) {
  Napi::Object result = Napi::Object::New(env);
  result["median"] = microseconds(env, lateness.quantile(0.5));
  result["p99"] = microseconds(env, lateness.quantile(0.99));
  result["worst"] = microseconds(env, lateness.worst());
  return result;
}

Napi::Array histogramValue(Napi::Env env, const replay::Lateness& lateness) {
  Napi::Array result = Napi::Array::New(env);
  for (std::size_t at = 0; at < replay::Lateness::kClasses; ++at) {
    if (lateness.countOf(at) == 0) continue;
    Napi::Object entry = Napi::Object::New(env);
    entry["from"] = microseconds(env, replay::Lateness::lowerBound(at));
    entry["to"] = microseconds(env, replay::Lateness::upperBound(at));
    entry["count"] = number(env, lateness.countOf(at));
    result[result.Length()] = entry;
  }
  return result;
}

Napi::Array refusalsValue(Napi::Env env, const std::vector<SendRefusal>& refusals) {
  Napi::Array result = Napi::Array::New(env);
  for (const SendRefusal& refusal : refusals) {
    Napi::Object entry = toValue(env, refusal.destination);
    entry["code"] = Napi::String::New(env, errorName(refusal.error));
    entry["count"] = number(env, refusal.count);
    entry["row"] = number(env, refusal.row);
    entry["detail"] = Napi::String::New(env, refusal.detail);
    result[result.Length()] = entry;
  }
  return result;
}

Napi::Array unboundValue(Napi::Env env, const std::vector<UnboundPort>& ports) {
  Napi::Array result = Napi::Array::New(env);
  for (const UnboundPort& unbound : ports) {
    Napi::Object entry = Napi::Object::New(env);
    entry["port"] = Napi::Number::New(env, unbound.port);
    entry["code"] = Napi::String::New(env, errorName(unbound.error));
    result[result.Length()] = entry;
  }
  return result;
}

std::string codeOf(const PlayerFailure& failure) {
  switch (failure.kind) {
    case PlayerFailure::Kind::kLogShrank:
      return "ERR_LOG_SHRANK";
    case PlayerFailure::Kind::kSendRefused:
      return "ERR_SEND_REFUSED";
    case PlayerFailure::Kind::kSystem:
      return errorName(failure.error);
    case PlayerFailure::Kind::kMemory:
      return "ENOMEM";
  }
  return {};
}

std::string messageOf(const PlayerFailure& failure) {
  switch (failure.kind) {
    case PlayerFailure::Kind::kLogShrank:
      return "the log lacks bytes of row " + std::to_string(failure.row) + ": it was shortened";
    case PlayerFailure::Kind::kSendRefused:
    case PlayerFailure::Kind::kSystem:
      return std::string(failure.syscall) + ' ' + errorName(failure.error);
    case PlayerFailure::Kind::kMemory:
      return "not enough memory";
  }
  return {};
}

Napi::Value failureValue(Napi::Env env, const std::optional<PlayerFailure>& failure) {
  if (!failure) return env.Null();
  Napi::Object result = Napi::Object::New(env);
  result["code"] = Napi::String::New(env, codeOf(*failure));
  result["message"] = Napi::String::New(env, messageOf(*failure));
  result["row"] = number(env, failure->row);
  return result;
}

}  // namespace

Napi::Object progressValue(Napi::Env env, const PlayerReport& report) {
  const PlayerProgress& progress = report.progress;
  Napi::Object result = Napi::Object::New(env);
  result["state"] = Napi::String::New(env, nameOf(progress.state));
  result["row"] = number(env, progress.row);
  result["time"] = Napi::BigInt::New(env, progress.time);
  result["loop"] = number(env, progress.loop);
  result["sent"] = number(env, progress.sent);
  result["bytes"] = number(env, progress.bytes);
  result["bits"] = number(env, progress.bits);
  result["errors"] = number(env, progress.errors);
  result["skipped"] = skipValue(env, progress.skipped);
  result["wanted"] = seconds(env, progress.wanted);
  result["achieved"] = seconds(env, progress.achieved);
  result["lateness"] = latenessValue(env, report.lateness);
  result["stalls"] = number(env, progress.stalls);
  return result;
}

Napi::Object toValue(Napi::Env env, const PlayerReport& report) {
  Napi::Object result = progressValue(env, report);
  result["histogram"] = histogramValue(env, report.lateness);
  result["refusals"] = refusalsValue(env, report.refusals);
  result["unboundPorts"] = unboundValue(env, report.unbound_ports);
  result["failure"] = failureValue(env, report.failure);
  return result;
}

Napi::Object toValue(Napi::Env env, const replay::Survey& survey) {
  Napi::Object result = Napi::Object::New(env);
  result["selected"] = number(env, survey.selected);
  result["sendable"] = number(env, survey.sendable);
  result["bytes"] = number(env, survey.bytes);
  result["skipped"] = skipValue(env, survey.skipped);
  result["duration"] = seconds(env, survey.duration);
  result["peak"] = env.Null();
  if (survey.has_peak) {
    Napi::Object peak = Napi::Object::New(env);
    peak["datagrams"] = number(env, survey.peak_datagrams);
    peak["bits"] = number(env, survey.peak_bits);
    result["peak"] = peak;
  }
  Napi::Array destinations = Napi::Array::New(env);
  for (const replay::Survey::Use& use : survey.destinations) {
    Napi::Object entry = toValue(env, use.destination);
    entry["datagrams"] = number(env, use.datagrams);
    entry["bytes"] = number(env, use.bytes);
    destinations[destinations.Length()] = entry;
  }
  result["destinations"] = destinations;
  result["elsewhere"] = number(env, survey.elsewhere);
  return result;
}

}  // namespace gramscope::binding
