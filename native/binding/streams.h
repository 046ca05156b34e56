#pragma once

#include <napi.h>

#include "binding/run_session.h"
#include "binding/session_object.h"
#include "binding/stream_values.h"
#include "core/streams/stream_run.h"

namespace gramscope::binding {

/// The native half of the class `Streams` in lib/streams/streams.ts, which says what its methods
/// do.
class Streams : public SessionObject<Streams, RunSession<streams::StreamRun>> {
 public:
  static constexpr Closed kClosed{"ERR_STREAMS_CLOSED", "the streams are closed"};

  static Napi::Function define(Napi::Env env);

  /// Takes the source of a log and options.
  explicit Streams(const Napi::CallbackInfo& info);

 private:
  Napi::Value progress(const Napi::CallbackInfo& info);
  Napi::Value list(const Napi::CallbackInfo& info);
  Napi::Value detail(const Napi::CallbackInfo& info);
  Napi::Value events(const Napi::CallbackInfo& info);
  Napi::Value seek(const Napi::CallbackInfo& info);
  Napi::Value eventsAt(const Napi::CallbackInfo& info);
  Napi::Value streamsOf(const Napi::CallbackInfo& info);
  void setClocks(const Napi::CallbackInfo& info);
  Napi::Value handle(const Napi::CallbackInfo& info);
  void cancel(const Napi::CallbackInfo& info);

  streams::StreamRun& run() const { return *session().run(); }
  const LogIndex& index() const { return *run().source().index; }

  std::shared_ptr<streams::RtpClockRates> clock_rates_;
  StreamShapes shapes_;
};

}  // namespace gramscope::binding
