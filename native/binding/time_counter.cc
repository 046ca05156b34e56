#include "binding/time_counter.h"

#include <algorithm>
#include <utility>

#include "binding/background.h"
#include "binding/errors.h"
#include "binding/fields.h"
#include "binding/log_source_value.h"

namespace gramscope::binding {
namespace {

Napi::Value bucketsValue(Napi::Env env, const TimeBuckets& buckets) {
  Napi::Object result = Napi::Object::New(env);
  result["from"] = Napi::BigInt::New(env, buckets.times.least);
  result["last"] = Napi::BigInt::New(env, buckets.times.most);
  if (buckets.extent) {
    result["earliest"] = Napi::BigInt::New(env, buckets.extent->least);
    result["latest"] = Napi::BigInt::New(env, buckets.extent->most);
  }
  constexpr std::size_t kWidth = std::tuple_size_v<SeverityCounts>;
  auto counts = Napi::Uint32Array::New(env, buckets.counts.size() * kWidth);
  std::uint32_t* to = counts.Data();
  for (const SeverityCounts& bucket : buckets.counts) to = std::ranges::copy(bucket, to).out;
  result["counts"] = counts;
  return result;
}

}  // namespace

BucketRequest readBucketRequest(Napi::Value value) {
  Fields fields(value, "options");
  BucketRequest request;
  request.from = fields.time("from");
  request.to = fields.time("to");
  request.count = static_cast<std::size_t>(
      requireInteger(fields.get("count"), fields.nameOf("count"), {1, 65536}));
  fields.finish();
  if (!request.to) return request;
  if (*request.to <= request.from.value_or(INT64_MIN)) {
    throw rangeError(value.Env(), "options.to must be later than options.from");
  }
  --*request.to;
  return request;
}

Napi::Value countByTime(Napi::Env env, LogSource source, BucketRequest request) {
  return inBackground<TimeBuckets>(
      env, {.name = "gramscope:count",
            .work =
                [source = std::move(source), request = std::move(request)] {
                  return gramscope::countByTime(source.index->snapshot(), request);
                },
            .toValue = bucketsValue});
}

Napi::Value countByTimeValue(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    return countByTime(env, requireSource(info[0]), readBucketRequest(info[1]));
  });
}

}  // namespace gramscope::binding
