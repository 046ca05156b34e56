#include "binding/stream_run_value.h"

#include "binding/arguments.h"
#include "binding/errors.h"

namespace gramscope::binding {
namespace {

using Held = std::weak_ptr<const streams::StreamRun>;

/// Tells our externals from those of other addons, and from logs. Any random number does.
constexpr napi_type_tag kTag = {0x2b94d0c3e7a14f5d, 0x8c61f0a93de2574b};

}  // namespace

Napi::Value toValue(Napi::Env env, const std::shared_ptr<const streams::StreamRun>& run) {
  const auto value =
      Napi::External<Held>::New(env, new Held(run), [](Napi::Env, Held* held) { delete held; });
  value.TypeTag(&kTag);
  return value;
}

std::shared_ptr<const streams::StreamRun> optionalStreams(Napi::Value value,
                                                          const LogSource& source) {
  const Napi::Env env = value.Env();
  if (value.IsUndefined()) return nullptr;
  if (!value.IsExternal() || !value.As<Napi::External<Held>>().CheckTypeTag(&kTag)) {
    throw typeError(env, "options.streams must be the streams of a log, got " + describe(value));
  }
  auto run = value.As<Napi::External<Held>>().Data()->lock();
  if (!run) throw codedError(env, "ERR_STREAMS_CLOSED", "the streams are closed");
  if (run->source().index != source.index) {
    throw typeError(env, "options.streams must be the streams of the same log");
  }
  return run;
}

}  // namespace gramscope::binding
