#include "binding/stream_run_value.h"

#include "binding/arguments.h"
#include "binding/errors.h"
#include "binding/shared_handle.h"

namespace gramscope::binding {
namespace {

constexpr SharedHandle<const streams::StreamRun> kStreamsHandle({0x2b94d0c3e7a14f5d,
                                                                 0x8c61f0a93de2574b});

}  // namespace

Napi::Value toValue(Napi::Env env, const std::shared_ptr<const streams::StreamRun>& run) {
  return kStreamsHandle.make(env, run);
}

std::shared_ptr<const streams::StreamRun> optionalStreams(Napi::Value value,
                                                          const LogSource& source) {
  const Napi::Env env = value.Env();
  if (value.IsUndefined()) return nullptr;
  const auto run = kStreamsHandle.read(value);
  if (!run) {
    throw typeError(env, "options.streams must be the streams of a log, got " + describe(value));
  }
  if (!*run) throw codedError(env, "ERR_STREAMS_CLOSED", "the streams are closed");
  if ((*run)->source().index != source.index) {
    throw typeError(env, "options.streams must be the streams of the same log");
  }
  return *run;
}

}  // namespace gramscope::binding
