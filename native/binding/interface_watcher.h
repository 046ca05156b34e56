#pragma once

#include <napi.h>

#include <memory>

#include "binding/activity.h"
#include "platform/interface_watcher.h"

namespace gramscope::binding {

/// The native half of the class `InterfaceWatcher` in lib/interface-watcher.ts. Calls what was said
/// to the JavaScript property `onchanged` when interfaces changed. Is held, and holds the
/// environment unless unref() was called, until close().
class InterfaceWatcher : public Napi::ObjectWrap<InterfaceWatcher> {
 public:
  static Napi::Function define(Napi::Env env);

  explicit InterfaceWatcher(const Napi::CallbackInfo& info);
  ~InterfaceWatcher() override;

 private:
  void ref(const Napi::CallbackInfo& info);
  void unref(const Napi::CallbackInfo& info);
  void close(const Napi::CallbackInfo& info);

  /// What napi_add_env_cleanup_hook takes.
  static void endOf(void* watcher);

  void notify();
  void end();

  std::unique_ptr<Activity> activity_;
  /// After the activity, which its thread uses.
  std::unique_ptr<gramscope::InterfaceWatcher> watcher_;
};

}  // namespace gramscope::binding
