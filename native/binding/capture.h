#pragma once

#include <napi.h>

#include <memory>

#include "binding/session.h"

namespace gramscope::binding {

/// The native half of the class `Capture` in lib/capture.ts, which says what its methods do. Each
/// method checks its arguments, and after close() throws an Error with code ERR_CAPTURE_CLOSED.
///
/// What was said to the JavaScript property `onactivity` is called on activity. It is a property,
/// not a reference held here, so that a listener which knows the capture does not keep it alive.
class Capture : public Napi::ObjectWrap<Capture> {
 public:
  static Napi::Function define(Napi::Env env);

  explicit Capture(const Napi::CallbackInfo& info);
  ~Capture() override;

 private:
  Napi::Value openUdp(const Napi::CallbackInfo& info);
  Napi::Value openUnix(const Napi::CallbackInfo& info);
  void join(const Napi::CallbackInfo& info);
  void leave(const Napi::CallbackInfo& info);
  void setOption(const Napi::CallbackInfo& info);
  Napi::Value getOption(const Napi::CallbackInfo& info);
  Napi::Value buffer(const Napi::CallbackInfo& info);
  void setMulticastInterface(const Napi::CallbackInfo& info);
  void send(const Napi::CallbackInfo& info);
  Napi::Value closeSocket(const Napi::CallbackInfo& info);
  Napi::Value statistics(const Napi::CallbackInfo& info);
  void record(const Napi::CallbackInfo& info);
  void stopRecording(const Napi::CallbackInfo& info);
  Napi::Value recording(const Napi::CallbackInfo& info);
  Napi::Value holdTemporary(const Napi::CallbackInfo& info);
  void relocate(const Napi::CallbackInfo& info);
  void release(const Napi::CallbackInfo& info);
  Napi::Value source(const Napi::CallbackInfo& info);
  Napi::Value extent(const Napi::CallbackInfo& info);
  Napi::Value rows(const Napi::CallbackInfo& info);
  void signal(const Napi::CallbackInfo& info);
  void close(const Napi::CallbackInfo& info);

  /// What napi_add_env_cleanup_hook takes.
  static void endOf(void* capture);

  Session& session() const;
  void notify();
  void end();

  std::unique_ptr<Session> session_;
};

}  // namespace gramscope::binding
