#pragma once

#include <napi.h>

#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "binding/activity.h"
#include "binding/predicate_value.h"
#include "core/query/query_run.h"

namespace gramscope::binding {

/// A query and the thread that it runs on. Keeps the process alive until it is done, or, on a log
/// that is live, until it has caught up. Its end stops the thread first.
class QuerySession {
 public:
  /// What the query is about: a log, and its streams where the predicate asks about them.
  struct About {
    LogSource source;
    std::shared_ptr<const streams::StreamRun> streams;
  };

  /// For `notify` see Activity.
  QuerySession(Napi::Env env, About about, ReadPredicate predicate, std::function<void()> notify);
  ~QuerySession();
  QuerySession(const QuerySession&) = delete;
  QuerySession& operator=(const QuerySession&) = delete;

  /// Shared with those who count matches on other threads.
  const std::shared_ptr<QueryRun>& run() const noexcept { return run_; }
  const std::vector<Question>& questions() const noexcept { return questions_; }
  Activity& activity() noexcept { return activity_; }

  /// Lets the process end if nothing is left to wait for. On the JavaScript thread.
  void release(Napi::Env env);

 private:
  void tell(QueryRun::Event event) noexcept;

  const std::vector<Question> questions_;
  Activity activity_;
  std::shared_ptr<QueryRun> run_;
  std::thread thread_;
};

}  // namespace gramscope::binding
