#pragma once

#include <napi.h>

#include <atomic>
#include <functional>

namespace gramscope::binding {

/// Tells JavaScript from another thread that something happened, once, until it has looked.
///
/// Does not keep the process alive, unless asked to. Made and destroyed on the JavaScript thread;
/// no other thread may still signal when it is destroyed.
class Activity {
 public:
  /// `notify` runs on the JavaScript thread, and may destroy this object.
  Activity(Napi::Env env, std::function<void()> notify);
  ~Activity();
  Activity(const Activity&) = delete;
  Activity& operator=(const Activity&) = delete;

  /// From any thread. Only the first call after rearm() costs more than an atomic exchange.
  void signal() noexcept;

  /// The same, whether or not JavaScript has looked.
  void insist() noexcept;

  /// Whether the environment goes on for its sake. On the JavaScript thread.
  void ref(Napi::Env env) { function_.Ref(env); }
  void unref(Napi::Env env) { function_.Unref(env); }

  /// Lets the next signal through. To be called before looking, so that what happens meanwhile is
  /// signalled again rather than missed.
  void rearm() noexcept;

 private:
  static void call(Napi::Env env, Napi::Function function, Activity* activity, void* data);

  using Function = Napi::TypedThreadSafeFunction<Activity, void, &Activity::call>;

  std::function<void()> notify_;
  std::atomic<bool> is_signalled_ = false;
  Function function_;
};

}  // namespace gramscope::binding
