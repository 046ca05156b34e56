#include "binding/streams_session.h"

#include <utility>

#include "platform/address_text.h"
#include "platform/thread_priority.h"

namespace gramscope::binding {

using streams::StreamRun;

StreamsSession::StreamsSession(Napi::Env env, LogSource source, streams::StreamOptions options,
                               std::function<void()> notify)
    : activity_(env, std::move(notify)),
      run_(std::make_shared<StreamRun>(std::move(source), std::move(options), addressText,
                                       [this](StreamRun::Event event) { tell(event); })) {
  thread_ = std::thread([this] {
    yieldToOtherThreads();
    run_->run();
  });
  activity_.ref(env);
}

StreamsSession::~StreamsSession() {
  run_->cancel();
  thread_.join();
}

/// On the thread. That it is at rest must be known even if nobody looks: see release().
void StreamsSession::tell(StreamRun::Event event) noexcept {
  if (event == StreamRun::Event::kAtRest) return activity_.insist();
  activity_.signal();
}

void StreamsSession::release(Napi::Env env) {
  const auto progress = run_->progress();
  if (progress.is_done || (run_->source().is_live && progress.is_caught_up)) activity_.unref(env);
}

}  // namespace gramscope::binding
