#pragma once

#include <napi.h>

#include <memory>

#include "binding/stream_values.h"
#include "binding/streams_session.h"

namespace gramscope::binding {

/// The native half of the class `Streams` in lib/streams/streams.ts, which says what its methods
/// do. After close() they throw an Error with code ERR_STREAMS_CLOSED.
///
/// As with Capture, the JavaScript property `onactivity` is called on activity.
class Streams : public Napi::ObjectWrap<Streams> {
 public:
  static Napi::Function define(Napi::Env env);

  /// Takes the source of a log and options.
  explicit Streams(const Napi::CallbackInfo& info);
  ~Streams() override;

 private:
  Napi::Value progress(const Napi::CallbackInfo& info);
  Napi::Value list(const Napi::CallbackInfo& info);
  Napi::Value detail(const Napi::CallbackInfo& info);
  Napi::Value events(const Napi::CallbackInfo& info);
  Napi::Value seek(const Napi::CallbackInfo& info);
  Napi::Value eventsAt(const Napi::CallbackInfo& info);
  Napi::Value streamsOf(const Napi::CallbackInfo& info);
  Napi::Value handle(const Napi::CallbackInfo& info);
  void cancel(const Napi::CallbackInfo& info);
  void close(const Napi::CallbackInfo& info);

  /// What napi_add_env_cleanup_hook takes.
  static void endOf(void* streams);

  StreamsSession& session() const;
  streams::StreamRun& run() const { return *session().run(); }
  const LogIndex& index() const { return *run().source().index; }
  void notify();
  void end();

  std::unique_ptr<StreamsSession> session_;
  StreamShapes shapes_;
};

}  // namespace gramscope::binding
