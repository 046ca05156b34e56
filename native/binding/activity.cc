#include "binding/activity.h"

#include <utility>

namespace gramscope::binding {

// A queue of one is enough: a call that finds it full would say the same as the one waiting.
Activity::Activity(Napi::Env env, std::function<void()> notify)
    : notify_(std::move(notify)),
      function_(Function::New(env, "gramscope:activity", /*maxQueueSize=*/1,
                              /*initialThreadCount=*/1, this)) {
  function_.Unref(env);
}

Activity::~Activity() { function_.Abort(); }

void Activity::signal() noexcept {
  if (!is_signalled_.exchange(true)) function_.NonBlockingCall();
}

void Activity::insist() noexcept {
  is_signalled_.store(true);
  function_.NonBlockingCall();
}

// An exchange, and sequentially consistent as that in signal(): a look that began before it was
// seen could miss what the other thread takes for told already.
void Activity::rearm() noexcept { is_signalled_.exchange(false); }

void Activity::call(Napi::Env env, Napi::Function, Activity* activity, void*) {
  // Without an environment Node only empties the queue, and the activity may be gone already.
  if (static_cast<napi_env>(env) == nullptr) return;
  // A copy, because whoever is notified may destroy the activity.
  const std::function<void()> notify = activity->notify_;
  notify();
}

}  // namespace gramscope::binding
