#pragma once

#include <napi.h>

#include <memory>

#include "binding/export_session.h"

namespace gramscope::binding {

/// The native half of an export of an open file; lib/file-export.ts says what it does.
///
/// As with SessionObject, the JavaScript property `onactivity` is called on activity.
class FileExport : public Napi::ObjectWrap<FileExport> {
 public:
  static Napi::Function define(Napi::Env env);

  /// Takes the source of a file, and the options.
  explicit FileExport(const Napi::CallbackInfo& info);
  ~FileExport() override;

 private:
  /// Throws what made the export fail.
  Napi::Value progress(const Napi::CallbackInfo& info);
  void cancel(const Napi::CallbackInfo& info);
  /// Nothing is called afterwards.
  void close(const Napi::CallbackInfo& info);

  /// What napi_add_env_cleanup_hook takes.
  static void endOf(void* file_export);

  void notify();
  void end();

  std::unique_ptr<ExportSession> session_;
};

}  // namespace gramscope::binding
