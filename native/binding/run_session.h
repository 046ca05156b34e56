#pragma once

#include <napi.h>

#include <functional>
#include <memory>
#include <thread>
#include <utility>

#include "binding/activity.h"

namespace gramscope::binding {

/// What goes through a log (a QueryRun, a StreamRun), and the thread that it runs on. Keeps the
/// process alive until it is done, or, on a log that is live, until it has caught up. Its end stops
/// the thread first.
template <typename Run>
class RunSession {
 public:
  using Event = typename Run::Event;

  struct Parts {
    /// Makes the run, which tells its events to what it is given.
    std::function<std::shared_ptr<Run>(std::function<void(Event)> happened)> make;
    /// What the thread does first.
    std::function<void()> prepare = [] {};
  };

  /// For `notify` see Activity.
  RunSession(Napi::Env env, const Parts& parts, std::function<void()> notify)
      : activity_(env, std::move(notify)),
        run_(parts.make([this](Event event) { tell(event); })),
        thread_([prepare = parts.prepare, run = run_.get()] {
          prepare();
          run->run();
        }) {
    activity_.ref(env);
  }
  ~RunSession() {
    run_->cancel();
    thread_.join();
  }
  RunSession(const RunSession&) = delete;
  RunSession& operator=(const RunSession&) = delete;

  /// Shared with those who look at it on other threads, and who may outlive this.
  const std::shared_ptr<Run>& run() const noexcept { return run_; }
  Activity& activity() noexcept { return activity_; }

  /// Lets the process end if nothing is left to wait for. On the JavaScript thread.
  void release(Napi::Env env) {
    const auto progress = run_->progress();
    if (progress.is_done || (run_->source().is_live && progress.is_caught_up)) activity_.unref(env);
  }

 private:
  /// On the thread. That it is at rest must be known even if nobody looks: see release().
  void tell(Event event) noexcept {
    if (event == Event::kAtRest) return activity_.insist();
    activity_.signal();
  }

  Activity activity_;
  const std::shared_ptr<Run> run_;
  std::thread thread_;
};

}  // namespace gramscope::binding
