#pragma once

#include <napi.h>

#include <memory>

#include "binding/file_session.h"

namespace gramscope::binding {

/// The native half of the class `LogFile` in lib/log-file.ts, which says what its methods do. After
/// close() they throw an Error with code ERR_LOG_FILE_CLOSED.
///
/// As with Capture, the JavaScript property `onactivity` is called on activity.
class LogFile : public Napi::ObjectWrap<LogFile> {
 public:
  static Napi::Function define(Napi::Env env);

  explicit LogFile(const Napi::CallbackInfo& info);
  ~LogFile() override;

 private:
  void grow(const Napi::CallbackInfo& info);
  void complete(const Napi::CallbackInfo& info);
  void stop(const Napi::CallbackInfo& info);
  Napi::Value progress(const Napi::CallbackInfo& info);
  Napi::Value interfaces(const Napi::CallbackInfo& info);
  Napi::Value rows(const Napi::CallbackInfo& info);
  Napi::Value source(const Napi::CallbackInfo& info);
  void close(const Napi::CallbackInfo& info);

  /// What napi_add_env_cleanup_hook takes.
  static void endOf(void* log_file);

  FileSession& session() const;
  void notify();
  void end();

  std::unique_ptr<FileSession> session_;
};

}  // namespace gramscope::binding
