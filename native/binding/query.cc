#include "binding/query.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <memory>
#include <utility>
#include <variant>

#include "binding/arguments.h"
#include "binding/errors.h"
#include "binding/log_source_value.h"
#include "binding/statistics.h"
#include "binding/stream_run_value.h"
#include "binding/time_counter.h"
#include "binding/values.h"
#include "core/log/log_rows.h"
#include "platform/address_text.h"

namespace gramscope::binding {
namespace {

/// The matches that the arguments `first` and `count` name.
std::vector<std::uint64_t> matchesOf(const QueryRun& run, const Napi::CallbackInfo& info) {
  const auto first = requireInteger(info[0], "first", kRowNumbers);
  const auto count = requireInteger(info[1], "count", kRowCounts);
  return run.rows(static_cast<std::uint64_t>(first), static_cast<std::size_t>(count));
}

/// The matches found so far, for as long as somebody counts them.
RowBits bitsOf(std::shared_ptr<const QueryRun> run) {
  return [run = std::move(run)](std::uint64_t row) { return run->words(row); };
}

RowPacker pack(const LogSource& source, const std::vector<std::uint64_t>& numbers,
               std::size_t payload_limit) {
  RowPacker packer({}, addressText);
  if (numbers.empty()) return packer;
  const auto count = numbers.back() - numbers.front() + 1;
  packRows(source.index->snapshot(numbers.front(), count), numbers, *source.input, payload_limit,
           packer);
  return packer;
}

Napi::Error missingStreams(Napi::Env env) {
  return typeError(env,
                   "the predicate asks about streams: options.streams must be those of the log");
}

Napi::Object questionValue(Napi::Env env, const Pattern& pattern) {
  Napi::Object result = Napi::Object::New(env);
  result["kind"] = Napi::String::New(env, "pattern");
  result["source"] = Napi::String::New(env, pattern.source);
  result["flags"] = Napi::String::New(env, pattern.flags);
  return result;
}

Napi::Object questionValue(Napi::Env env, const JudgedTest& judged) {
  Napi::Object result = Napi::Object::New(env);
  result["kind"] = Napi::String::New(env, "judged");
  result["test"] = Napi::Number::New(env, judged.test);
  return result;
}

Napi::Object batchValue(Napi::Env env, const Chunk& chunk) {
  Napi::Object result = Napi::Object::New(env);
  result["id"] = number(env, chunk.first);
  auto payloads = Napi::Uint8Array::New(env, chunk.payloads.size());
  const auto bytes = std::as_bytes(std::span(chunk.payloads));
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<std::byte*>(payloads.Data()));
  result["payloads"] = payloads;
  auto ends = Napi::Uint32Array::New(env, chunk.ends.size());
  std::ranges::copy(chunk.ends, ends.Data());
  result["ends"] = ends;
  result["rows"] = chunk.rows ? toValue(env, *chunk.rows) : env.Null();
  return result;
}

}  // namespace

Napi::Function Query::define(Napi::Env env) {
  return DefineClass(
      env, "Query",
      {InstanceMethod("progress", &Query::progress), InstanceMethod("matches", &Query::matches),
       InstanceMethod("rows", &Query::rows), InstanceMethod("rankOf", &Query::rankOf),
       InstanceMethod("countByTime", &Query::countByTime),
       InstanceMethod("countStatistics", &Query::countStatistics),
       InstanceMethod("questions", &Query::questions),
       InstanceMethod("takeBatch", &Query::takeBatch),
       InstanceMethod("returnBatches", &Query::returnBatches),
       InstanceMethod("undecided", &Query::undecided), InstanceMethod("answer", &Query::answer),
       InstanceMethod("fail", &Query::fail), InstanceMethod("cancel", &Query::cancel),
       InstanceMethod("close", &Query::close)});
}

Query::Query(const Napi::CallbackInfo& info) : SessionObject(info) {
  const Napi::Env env = info.Env();
  guarded(env, [&] {
    LogSource source = requireSource(info[0]);
    ReadPredicate predicate = readPredicate(info[1]);
    auto streams = optionalStreams(info[2], source);
    if (predicate.asks_about_streams && !streams) throw missingStreams(env);
    questions_ = std::move(predicate.questions);
    const auto make = [&](std::function<void(QueryRun::Event)> happened) {
      return std::make_shared<QueryRun>(std::move(source), std::move(predicate.predicate),
                                        addressText, std::move(happened), std::move(streams));
    };
    begin(std::make_unique<RunSession<QueryRun>>(env, RunSession<QueryRun>::Parts{.make = make},
                                                 [this] { notify(); }));
  });
}

Napi::Value Query::progress(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  session().activity().rearm();
  const QueryProgress progress = session().run()->progress();
  Napi::Object result = Napi::Object::New(env);
  result["evaluated"] = number(env, progress.evaluated);
  result["matches"] = number(env, progress.matches);
  result["firstMatch"] = number(env, progress.evicted + 1);
  result["unreadable"] = number(env, progress.unreadable);
  result["undecided"] = number(env, progress.undecided);
  result["caughtUp"] = Napi::Boolean::New(env, progress.is_caught_up);
  result["done"] = Napi::Boolean::New(env, progress.is_done);
  result["failure"] = Napi::String::New(env, progress.failure);
  return result;
}

Napi::Value Query::matches(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env,
                 [&]() -> Napi::Value { return toValue(env, matchesOf(*session().run(), info)); });
}

Napi::Value Query::undecided(const Napi::CallbackInfo& info) {
  return toValue(info.Env(), session().run()->undecided());
}

Napi::Value Query::rows(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    const QueryRun& run = *session().run();
    const auto limit = requireInteger(info[2], "payloadLimit", kPayloadLimits);
    return toValue(env, pack(run.source(), matchesOf(run, info), static_cast<std::size_t>(limit)));
  });
}

Napi::Value Query::rankOf(const Napi::CallbackInfo& info) {
  const auto row = requireInteger(info[0], "number", kRowNumbers);
  return number(info.Env(), session().run()->matchesBefore(static_cast<std::uint64_t>(row)) + 1);
}

Napi::Value Query::countByTime(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    const std::shared_ptr<QueryRun> run = session().run();
    BucketRequest request = readBucketRequest(info[0]);
    request.bits = bitsOf(run);
    return binding::countByTime(env, run->source(), std::move(request));
  });
}

Napi::Value Query::countStatistics(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    const std::shared_ptr<QueryRun> run = session().run();
    return binding::countStatistics(env, run->source(), info[0], bitsOf(run));
  });
}

Napi::Value Query::questions(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  Napi::Array result = Napi::Array::New(env);
  for (const Question& question : questions_) {
    result[result.Length()] =
        std::visit([env](const auto& asked) { return questionValue(env, asked); }, question);
  }
  return result;
}

Napi::Value Query::takeBatch(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  session().activity().rearm();
  const auto chunk = session().run()->takeBatch();
  return chunk ? batchValue(env, *chunk) : env.Null();
}

void Query::returnBatches(const Napi::CallbackInfo&) { session().run()->returnBatches(); }

void Query::answer(const Napi::CallbackInfo& info) {
  const auto id = requireInteger(info[0], "id", kRowNumbers);
  const auto answers = info[1].As<Napi::Uint8Array>();
  session().run()->answer(static_cast<std::uint64_t>(id),
                          {answers.Data(), answers.Data() + answers.ElementLength()});
}

void Query::fail(const Napi::CallbackInfo& info) {
  session().run()->fail(requireString(info[0], "reason"));
}

void Query::cancel(const Napi::CallbackInfo&) { session().run()->cancel(); }

}  // namespace gramscope::binding
