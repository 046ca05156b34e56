#pragma once

#include <napi.h>

#include <vector>

#include "binding/predicate_value.h"
#include "binding/run_session.h"
#include "binding/session_object.h"
#include "core/query/query_run.h"

namespace gramscope::binding {

/// The native half of the class `Query` in lib/query/query.ts, which says what its methods do.
class Query : public SessionObject<Query, RunSession<QueryRun>> {
 public:
  static constexpr Closed kClosed{"ERR_QUERY_CLOSED", "the query is closed"};

  static Napi::Function define(Napi::Env env);

  /// Takes the source of a log, a predicate, and the handle of the log's streams where the
  /// predicate asks about them.
  explicit Query(const Napi::CallbackInfo& info);

 private:
  Napi::Value progress(const Napi::CallbackInfo& info);
  Napi::Value matches(const Napi::CallbackInfo& info);
  Napi::Value undecided(const Napi::CallbackInfo& info);
  Napi::Value rows(const Napi::CallbackInfo& info);
  Napi::Value rankOf(const Napi::CallbackInfo& info);
  Napi::Value countByTime(const Napi::CallbackInfo& info);
  Napi::Value countStatistics(const Napi::CallbackInfo& info);
  Napi::Value questions(const Napi::CallbackInfo& info);
  Napi::Value takeBatch(const Napi::CallbackInfo& info);
  void returnBatches(const Napi::CallbackInfo& info);
  void answer(const Napi::CallbackInfo& info);
  void fail(const Napi::CallbackInfo& info);
  void cancel(const Napi::CallbackInfo& info);

  /// What the predicate asks, in the order in which it is answered.
  std::vector<Question> questions_;
};

}  // namespace gramscope::binding
