#pragma once

#include <napi.h>

#include <functional>
#include <memory>
#include <thread>

#include "binding/activity.h"
#include "core/streams/stream_run.h"

namespace gramscope::binding {

/// The analysis of the streams of a log, and the thread that it runs on. Keeps the process alive
/// until it is done, or, on a log that is live, until it has caught up. Its end stops the thread
/// first.
class StreamsSession {
 public:
  /// For `notify` see Activity.
  StreamsSession(Napi::Env env, LogSource source, streams::StreamOptions options,
                 std::function<void()> notify);
  ~StreamsSession();
  StreamsSession(const StreamsSession&) = delete;
  StreamsSession& operator=(const StreamsSession&) = delete;

  /// Shared with queries, which may outlive it.
  const std::shared_ptr<streams::StreamRun>& run() const noexcept { return run_; }
  Activity& activity() noexcept { return activity_; }

  /// Lets the process end if nothing is left to wait for. On the JavaScript thread.
  void release(Napi::Env env);

 private:
  void tell(streams::StreamRun::Event event) noexcept;

  Activity activity_;
  std::shared_ptr<streams::StreamRun> run_;
  std::thread thread_;
};

}  // namespace gramscope::binding
