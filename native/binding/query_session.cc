#include "binding/query_session.h"

#include <utility>

#include "platform/address_text.h"

namespace gramscope::binding {

QuerySession::QuerySession(Napi::Env env, About about, ReadPredicate predicate,
                           std::function<void()> notify)
    : questions_(std::move(predicate.questions)),
      activity_(env, std::move(notify)),
      run_(std::make_shared<QueryRun>(
          std::move(about.source), predicate.predicate, addressText,
          [this](QueryRun::Event event) { tell(event); }, std::move(about.streams))) {
  thread_ = std::thread([this] { run_->run(); });
  activity_.ref(env);
}

QuerySession::~QuerySession() {
  run_->cancel();
  thread_.join();
}

/// On the thread. That the query is at rest must be known even if nobody looks: see release().
void QuerySession::tell(QueryRun::Event event) noexcept {
  if (event == QueryRun::Event::kAtRest) return activity_.insist();
  activity_.signal();
}

void QuerySession::release(Napi::Env env) {
  const QueryProgress progress = run_->progress();
  if (progress.is_done || (run_->source().is_live && progress.is_caught_up)) activity_.unref(env);
}

}  // namespace gramscope::binding
