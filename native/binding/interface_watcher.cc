#include "binding/interface_watcher.h"

#include "binding/errors.h"

namespace gramscope::binding {

Napi::Function InterfaceWatcher::define(Napi::Env env) {
  return DefineClass(env, "InterfaceWatcher",
                     {InstanceMethod("ref", &InterfaceWatcher::ref),
                      InstanceMethod("unref", &InterfaceWatcher::unref),
                      InstanceMethod("close", &InterfaceWatcher::close)});
}

InterfaceWatcher::InterfaceWatcher(const Napi::CallbackInfo& info)
    : Napi::ObjectWrap<InterfaceWatcher>(info) {
  const Napi::Env env = info.Env();
  guarded(env, [&] {
    activity_ = std::make_unique<Activity>(env, [this] { notify(); });
    watcher_ = std::make_unique<gramscope::InterfaceWatcher>([this] { activity_->signal(); });
  });
  activity_->ref(env);
  Ref();
  // After the activity has registered its own hook: see SessionObject.
  napi_add_env_cleanup_hook(env, endOf, this);
}

InterfaceWatcher::~InterfaceWatcher() { end(); }

void InterfaceWatcher::ref(const Napi::CallbackInfo& info) {
  if (activity_) activity_->ref(info.Env());
}

void InterfaceWatcher::unref(const Napi::CallbackInfo& info) {
  if (activity_) activity_->unref(info.Env());
}

void InterfaceWatcher::close(const Napi::CallbackInfo&) { end(); }

void InterfaceWatcher::endOf(void* watcher) { static_cast<InterfaceWatcher*>(watcher)->end(); }

/// What the listener throws is an uncaught exception: see Socket::call.
void InterfaceWatcher::notify() {
  const Napi::HandleScope scope(Env());
  activity_->rearm();
  try {
    const Napi::Value listener = Value().Get("onchanged");
    if (listener.IsFunction()) listener.As<Napi::Function>().Call(Value(), {});
  } catch (const Napi::Error& error) {
    napi_fatal_exception(Env(), error.Value());
  }
}

void InterfaceWatcher::end() {
  if (!activity_) return;
  napi_remove_env_cleanup_hook(Env(), endOf, this);
  watcher_.reset();
  activity_.reset();
  Unref();
}

}  // namespace gramscope::binding
