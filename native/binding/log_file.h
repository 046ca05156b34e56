#pragma once

#include <napi.h>

#include "binding/file_session.h"
#include "binding/session_object.h"

namespace gramscope::binding {

/// The native half of the class `LogFile` in lib/log-file.ts, which says what its methods do.
class LogFile : public SessionObject<LogFile, FileSession> {
 public:
  static constexpr Closed kClosed{"ERR_LOG_FILE_CLOSED", "the file is closed"};

  static Napi::Function define(Napi::Env env);

  explicit LogFile(const Napi::CallbackInfo& info);

 private:
  void grow(const Napi::CallbackInfo& info);
  void complete(const Napi::CallbackInfo& info);
  void stop(const Napi::CallbackInfo& info);
  Napi::Value progress(const Napi::CallbackInfo& info);
  Napi::Value interfaces(const Napi::CallbackInfo& info);
  Napi::Value rows(const Napi::CallbackInfo& info);
  Napi::Value source(const Napi::CallbackInfo& info);
};

}  // namespace gramscope::binding
