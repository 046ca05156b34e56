#include "binding/streams.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "binding/arguments.h"
#include "binding/errors.h"
#include "binding/log_source_value.h"
#include "binding/stream_options_value.h"
#include "binding/stream_run_value.h"
#include "binding/values.h"
#include "platform/address_text.h"
#include "platform/thread_priority.h"

namespace gramscope::binding {
namespace {

using streams::StreamRun;

constexpr Range kStreamRange = {1, UINT32_MAX};
/// Events of a range of rows that are told about: a datagram may have several.
constexpr std::size_t kMostEvents = 65536;

}  // namespace

Napi::Function Streams::define(Napi::Env env) {
  return DefineClass(
      env, "Streams",
      {InstanceMethod("progress", &Streams::progress), InstanceMethod("list", &Streams::list),
       InstanceMethod("detail", &Streams::detail), InstanceMethod("events", &Streams::events),
       InstanceMethod("seek", &Streams::seek), InstanceMethod("eventsAt", &Streams::eventsAt),
       InstanceMethod("streamsOf", &Streams::streamsOf), InstanceMethod("handle", &Streams::handle),
       InstanceMethod("setClocks", &Streams::setClocks), InstanceMethod("cancel", &Streams::cancel),
       InstanceMethod("close", &Streams::close)});
}

Streams::Streams(const Napi::CallbackInfo& info) : SessionObject(info) {
  const Napi::Env env = info.Env();
  guarded(env, [&] {
    LogSource source = requireSource(info[0]);
    streams::StreamOptions options = readStreamOptions(info[1]);
    clock_rates_ = options.clock_rates;
    const auto make = [&](std::function<void(StreamRun::Event)> happened) {
      return std::make_shared<StreamRun>(std::move(source), std::move(options), addressText,
                                         std::move(happened));
    };
    begin(std::make_unique<RunSession<StreamRun>>(
        env, RunSession<StreamRun>::Parts{.make = make, .prepare = yieldToOtherThreads},
        [this] { notify(); }));
  });
}

Napi::Value Streams::progress(const Napi::CallbackInfo& info) {
  session().activity().rearm();
  return toValue(info.Env(), run().progress());
}

Napi::Value Streams::list(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    const auto page = run().list(readStreamListing(info[0]));
    Napi::Object result = Napi::Object::New(env);
    result["total"] = number(env, page.total);
    result["matching"] = number(env, page.matching);
    result["alarmed"] = number(env, page.alarmed);
    Napi::Array lines = Napi::Array::New(env, page.streams.size());
    run().look([&](const streams::StreamAnalysis& analysis, std::int64_t now) {
      std::uint32_t at = 0;
      for (const auto stream : page.streams) {
        lines[at++] = lineValue(env, analysis.table().at(stream), now, analysis.options(), shapes_);
      }
    });
    result["streams"] = lines;
    return result;
  });
}

Napi::Value Streams::detail(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const auto stream = requireInteger(info[0], "stream", kStreamRange);
  return guarded(env, [&] {
    return run().look([&](const streams::StreamAnalysis& analysis, std::int64_t now) {
      const auto wanted = static_cast<std::uint32_t>(stream);
      if (wanted > analysis.table().size()) return Napi::Value(env.Null());
      return Napi::Value(
          detailValue(env, analysis.table().at(wanted), now, analysis.options(), shapes_));
    });
  });
}

Napi::Value Streams::events(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    const auto request = readEventRequest(info[0]);
    std::vector<streams::StreamEvent> found;
    Napi::Object result = Napi::Object::New(env);
    run().look([&](const streams::StreamAnalysis& analysis, std::int64_t) {
      const auto& events = analysis.events();
      found = events.list(request.selection, request.from, request.count);
      result["total"] = number(env, events.count(request.selection));
      result["forgotten"] = number(env, events.forgotten());
    });
    result["events"] = eventsValue(env, found, index());
    return result;
  });
}

Napi::Value Streams::seek(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    const auto seek = readEventSeek(info[0]);
    const auto found = run().look([&](const streams::StreamAnalysis& analysis, std::int64_t) {
      const auto& events = analysis.events();
      return seek.is_backwards ? events.before(seek.selection, seek.row)
                               : events.after(seek.selection, seek.row);
    });
    return found ? eventValue(env, *found, index()) : env.Null();
  });
}

Napi::Value Streams::eventsAt(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const auto first = static_cast<std::uint64_t>(requireInteger(info[0], "first", kRowNumbers));
  const auto count = static_cast<std::uint64_t>(requireInteger(info[1], "count", kRowCounts));
  return guarded(env, [&]() -> Napi::Value {
    const auto found = run().look([&](const streams::StreamAnalysis& analysis, std::int64_t) {
      return analysis.events().at(first, first + count - 1, count == 0 ? 0 : kMostEvents);
    });
    return eventsValue(env, found, index());
  });
}

Napi::Value Streams::streamsOf(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const auto first = requireInteger(info[0], "first", kRowNumbers);
  const auto count = requireInteger(info[1], "count", kRowCounts);
  return guarded(env, [&]() -> Napi::Value {
    const auto numbers =
        run().streamsOf(static_cast<std::uint64_t>(first), static_cast<std::size_t>(count));
    auto result = Napi::Uint32Array::New(env, numbers.size());
    std::ranges::copy(numbers, result.Data());
    return result;
  });
}

Napi::Value Streams::handle(const Napi::CallbackInfo& info) {
  const std::shared_ptr<const streams::StreamRun> shared = session().run();
  return toValue(info.Env(), shared);
}

void Streams::setClocks(const Napi::CallbackInfo& info) {
  session();
  guarded(info.Env(), [&] { clock_rates_->set(readClockRates(info[0])); });
}

void Streams::cancel(const Napi::CallbackInfo&) { run().cancel(); }

}  // namespace gramscope::binding
