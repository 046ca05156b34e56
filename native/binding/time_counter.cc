#include "binding/time_counter.h"

#include <algorithm>
#include <utility>

#include "binding/errors.h"
#include "binding/fields.h"
#include "binding/log_source_value.h"

namespace gramscope::binding {
namespace {

class TimeCounter : public Napi::AsyncWorker {
 public:
  TimeCounter(Napi::Env env, LogSource source, BucketRequest request)
      : Napi::AsyncWorker(env, "gramscope:count"),
        deferred_(Napi::Promise::Deferred::New(env)),
        source_(std::move(source)),
        request_(std::move(request)) {}

  Napi::Promise promise() const { return deferred_.Promise(); }

 private:
  void Execute() override { buckets_ = countByTime(source_.index->snapshot(), request_); }
  void OnOK() override { deferred_.Resolve(value(Env())); }
  void OnError(const Napi::Error& error) override { deferred_.Reject(error.Value()); }

  Napi::Object value(Napi::Env env) const {
    Napi::Object result = Napi::Object::New(env);
    result["from"] = Napi::BigInt::New(env, buckets_.times.least);
    result["last"] = Napi::BigInt::New(env, buckets_.times.most);
    if (buckets_.extent) {
      result["earliest"] = Napi::BigInt::New(env, buckets_.extent->least);
      result["latest"] = Napi::BigInt::New(env, buckets_.extent->most);
    }
    constexpr std::size_t kWidth = std::tuple_size_v<SeverityCounts>;
    auto counts = Napi::Uint32Array::New(env, buckets_.counts.size() * kWidth);
    std::uint32_t* to = counts.Data();
    for (const SeverityCounts& bucket : buckets_.counts) to = std::ranges::copy(bucket, to).out;
    result["counts"] = counts;
    return result;
  }

  Napi::Promise::Deferred deferred_;
  const LogSource source_;
  const BucketRequest request_;
  TimeBuckets buckets_;
};

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
  // Deletes itself when it is done.
  auto* counter = new TimeCounter(env, std::move(source), std::move(request));
  const Napi::Promise promise = counter->promise();
  counter->Queue();
  return promise;
}

Napi::Value countByTimeValue(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    return countByTime(env, requireSource(info[0]), readBucketRequest(info[1]));
  });
}

}  // namespace gramscope::binding
