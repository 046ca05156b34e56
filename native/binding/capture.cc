#include "binding/capture.h"

#include "binding/arguments.h"
#include "binding/errors.h"
#include "binding/log_source_value.h"
#include "binding/values.h"
#include "core/log/log_rows.h"
#include "platform/address_text.h"

namespace gramscope::binding {
namespace {

constexpr Range kLivePayloadLimits = {0, 65535};

CaptureLogOptions readLogOptions(const Options& options) {
  constexpr Range kBytes = {std::int64_t{1} << 20, kMaxSafeInteger};
  constexpr Range kSeconds = {1, 1'000'000'000};
  constexpr Range kRows = {1, kMaxSafeInteger};
  CaptureLogOptions result{.folder = options.string("folder")};
  const auto integer = [&](const char* name, Range range, auto fallback) {
    return options.integer(name, range, static_cast<std::int64_t>(fallback));
  };
  result.temporary_bytes =
      static_cast<std::uint64_t>(integer("temporaryBytes", kBytes, result.temporary_bytes));
  result.temporary_age =
      std::chrono::seconds(integer("temporarySeconds", kSeconds, result.temporary_age.count()));
  result.most_rows = static_cast<std::uint64_t>(integer("mostRows", kRows, result.most_rows));
  return result;
}

SeriesOptions readSeriesOptions(const Options& options) {
  constexpr Range kCount = {0, kMaxSafeInteger};
  constexpr Range kMilliseconds = {1, 3'600'000};
  constexpr Range kSeconds = {0, 1'000'000'000};
  SeriesOptions result;
  result.path = options.string("path");
  if (options.boolean("replace", false)) result.existing = OutputFile::Existing::kReplace;
  result.rotation = {
      .bytes = static_cast<std::uint64_t>(options.integer("fileBytes", kCount, 0)),
      .duration = std::chrono::seconds(options.integer("fileSeconds", kSeconds, 0)),
      .datagrams = static_cast<std::uint64_t>(options.integer("fileDatagrams", kCount, 0))};
  result.retention.files = static_cast<std::size_t>(options.integer("files", kCount, 0));
  result.flush_interval = std::chrono::milliseconds(
      options.integer("flushInterval", kMilliseconds, result.flush_interval.count()));
  return result;
}

}  // namespace

Napi::Function Capture::define(Napi::Env env) {
  return DefineClass(env, "Capture",
                     {InstanceMethod("openUdp", &Capture::openUdp),
                      InstanceMethod("openUnix", &Capture::openUnix),
                      InstanceMethod("join", &Capture::join),
                      InstanceMethod("leave", &Capture::leave),
                      InstanceMethod("setOption", &Capture::setOption),
                      InstanceMethod("getOption", &Capture::getOption),
                      InstanceMethod("buffer", &Capture::buffer),
                      InstanceMethod("setMulticastInterface", &Capture::setMulticastInterface),
                      InstanceMethod("send", &Capture::send),
                      InstanceMethod("closeSocket", &Capture::closeSocket),
                      InstanceMethod("statistics", &Capture::statistics),
                      InstanceMethod("record", &Capture::record),
                      InstanceMethod("stopRecording", &Capture::stopRecording),
                      InstanceMethod("recording", &Capture::recording),
                      InstanceMethod("holdTemporary", &Capture::holdTemporary),
                      InstanceMethod("relocate", &Capture::relocate),
                      InstanceMethod("release", &Capture::release),
                      InstanceMethod("extent", &Capture::extent),
                      InstanceMethod("rows", &Capture::rows),
                      InstanceMethod("source", &Capture::source),
                      InstanceMethod("signal", &Capture::signal),
                      InstanceMethod("close", &Capture::close)});
}

Capture::Capture(const Napi::CallbackInfo& info) : SessionObject(info) {
  const Napi::Env env = info.Env();
  guarded(env, [&] {
    const Options options(info[0]);
    begin(std::make_unique<Session>(env, readLogOptions(options), [this] { notify(); }));
  });
}

void Capture::record(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] { session().log().record(readSeriesOptions(Options(info[0]))); });
}

void Capture::stopRecording(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] { session().log().stopRecording(); });
}

Napi::Value Capture::recording(const Napi::CallbackInfo& info) {
  const auto status = session().log().recordingStatus();
  return status ? toValue(info.Env(), *status) : info.Env().Null();
}

Napi::Value Capture::holdTemporary(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    Napi::Array result = Napi::Array::New(env);
    for (const std::string& path : session().log().holdTemporary()) {
      result[result.Length()] = Napi::String::New(env, path);
    }
    return result;
  });
}

void Capture::relocate(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] {
    session().log().relocate(requireString(info[0], "from"), requireString(info[1], "to"));
  });
}

Napi::Value Capture::extent(const Napi::CallbackInfo& info) {
  Session& open = session();
  open.activity().rearm();
  return toValue(info.Env(), open.log().status());
}

Napi::Value Capture::rows(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    CaptureLog& log = session().log();
    const auto first = requireInteger(info[0], "first", {1, kMaxSafeInteger});
    const auto count = requireInteger(info[1], "count", kRowCounts);
    const auto limit = requireInteger(info[2], "payloadLimit", kLivePayloadLimits);
    const auto rows =
        log.index().snapshot(static_cast<std::uint64_t>(first), static_cast<std::uint64_t>(count));
    RowPacker packer({}, addressText);
    packRows(rows, log, static_cast<std::size_t>(limit), packer);
    return toValue(env, packer);
  });
}

void Capture::release(const Napi::CallbackInfo&) { session().log().release(); }

Napi::Value Capture::source(const Napi::CallbackInfo& info) {
  return toValue(info.Env(), session().source());
}

void Capture::signal(const Napi::CallbackInfo&) {
  Activity& activity = session().activity();
  activity.rearm();
  activity.signal();
}

}  // namespace gramscope::binding
