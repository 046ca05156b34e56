#pragma once

#include <napi.h>

#include "binding/session.h"
#include "binding/session_object.h"

namespace gramscope::binding {

/// The native half of the class `Capture` in lib/capture.ts, which says what its methods do. Each
/// method checks its arguments.
class Capture : public SessionObject<Capture, Session> {
 public:
  static constexpr Closed kClosed{"ERR_CAPTURE_CLOSED", "the capture is closed"};

  static Napi::Function define(Napi::Env env);

  explicit Capture(const Napi::CallbackInfo& info);

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
};

}  // namespace gramscope::binding
