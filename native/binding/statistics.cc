#include "binding/statistics.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>
#include <variant>

#include "binding/background.h"
#include "binding/fields.h"
#include "binding/log_source_value.h"
#include "binding/values.h"
#include "core/statistics/statistics.h"
#include "platform/address_text.h"

namespace gramscope::binding {
namespace {

using statistics::GroupBy;
using statistics::GroupKey;
using statistics::Histogram;
using statistics::Measure;
using statistics::Request;
using statistics::Statistics;
using statistics::Tally;

Request readRequest(Napi::Value value) {
  Fields fields(value, "options");
  Request request;
  constexpr GroupBy kWays[] = {GroupBy::kSocket, GroupBy::kSource, GroupBy::kDestination,
                               GroupBy::kPort, GroupBy::kSeverity};
  request.by = kWays[fields.choice("by", {"socket", "source", "destination", "port", "severity"})];
  constexpr Measure kMeasures[] = {Measure::kDatagrams, Measure::kBytes};
  request.measure = kMeasures[fields.choice("measure", {"datagrams", "bytes"})];
  request.from = fields.time("from");
  request.to = fields.time("to");
  request.last = fields.time("last");
  request.buckets = static_cast<std::size_t>(fields.integer("buckets", {1, 4096}));
  request.groups = static_cast<std::size_t>(fields.integer("groups", {1, 256}));
  fields.finish();
  if (request.last && *request.last < 1) {
    throw rangeError(value.Env(), "options.last must be 1 or more");
  }
  if (!request.to) return request;
  if (*request.to <= request.from.value_or(INT64_MIN)) {
    throw rangeError(value.Env(), "options.to must be later than options.from");
  }
  --*request.to;
  return request;
}

/// One array of numbers for each of the two.
Napi::Object seriesValue(Napi::Env env, const std::vector<Tally>& series) {
  auto datagrams = Napi::Float64Array::New(env, series.size());
  auto bytes = Napi::Float64Array::New(env, series.size());
  for (std::size_t at = 0; at < series.size(); ++at) {
    datagrams[at] = static_cast<double>(series[at].datagrams);
    bytes[at] = static_cast<double>(series[at].bytes);
  }
  Napi::Object result = Napi::Object::New(env);
  result["datagrams"] = datagrams;
  result["bytes"] = bytes;
  return result;
}

Napi::Value keyValue(Napi::Env env, const GroupKey& key) {
  if (const auto* address = std::get_if<SocketAddress>(&key)) {
    return Napi::String::New(env, addressText(*address));
  }
  if (const auto* path = std::get_if<std::string>(&key)) return Napi::String::New(env, *path);
  return number(env, std::get<std::uint32_t>(key));
}

Napi::Object tallied(Napi::Env env, const Tally& total, const std::vector<Tally>& series) {
  Napi::Object result = Napi::Object::New(env);
  result["datagrams"] = number(env, total.datagrams);
  result["bytes"] = number(env, total.bytes);
  result["series"] = seriesValue(env, series);
  return result;
}

Napi::Object histogramValue(Napi::Env env, const Histogram& histogram) {
  Napi::Object result = Napi::Object::New(env);
  result["borders"] = toValue(env, histogram.borders);
  result["counts"] = toValue(env, histogram.counts);
  return result;
}

Napi::Value statisticsValue(Napi::Env env, const Statistics& counted) {
  Napi::Object result = Napi::Object::New(env);
  result["from"] = Napi::BigInt::New(env, counted.times.least);
  result["last"] = Napi::BigInt::New(env, counted.times.most);
  if (counted.extent) {
    result["earliest"] = Napi::BigInt::New(env, counted.extent->least);
    result["latest"] = Napi::BigInt::New(env, counted.extent->most);
  }
  result["all"] = tallied(env, counted.total, counted.series);
  Napi::Array groups = Napi::Array::New(env, counted.groups.size());
  for (std::size_t at = 0; at < counted.groups.size(); ++at) {
    const auto& group = counted.groups[at];
    Napi::Object value = tallied(env, group.total, group.series);
    value["key"] = keyValue(env, group.key);
    groups[static_cast<std::uint32_t>(at)] = value;
  }
  result["groups"] = groups;
  result["distinct"] = number(env, counted.distinct);
  result["isDistinctExact"] = Napi::Boolean::New(env, counted.is_distinct_exact);
  result["sizes"] = histogramValue(env, counted.sizes);
  result["intervals"] = histogramValue(env, counted.intervals);
  return result;
}

}  // namespace

Napi::Value countStatistics(Napi::Env env, LogSource source, Napi::Value options, RowBits bits) {
  const auto is_cancelled = std::make_shared<std::atomic<bool>>(false);
  Request request = readRequest(options);
  request.bits = std::move(bits);
  request.is_cancelled = is_cancelled;
  Napi::Object result = Napi::Object::New(env);
  result["counted"] = inBackground<Statistics>(
      env, {.name = "gramscope:statistics",
            .work =
                [source = std::move(source), request = std::move(request)] {
                  return statistics::count(source.index->snapshot(), request);
                },
            .toValue = statisticsValue});
  result["cancel"] = Napi::Function::New(
      env, [is_cancelled](const Napi::CallbackInfo&) { *is_cancelled = true; }, "cancel");
  return result;
}

Napi::Value countStatisticsValue(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&] { return countStatistics(env, requireSource(info[0]), info[1]); });
}

}  // namespace gramscope::binding
