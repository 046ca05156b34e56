#pragma once

#include <napi.h>

#include <memory>

#include "binding/query_session.h"

namespace gramscope::binding {

/// The native half of the class `Query` in lib/query/query.ts, which says what its methods do.
/// After close() they throw an Error with code ERR_QUERY_CLOSED.
///
/// As with Capture, the JavaScript property `onactivity` is called on activity.
class Query : public Napi::ObjectWrap<Query> {
 public:
  static Napi::Function define(Napi::Env env);

  /// Takes the source of a log, a predicate, and the handle of the log's streams where the
  /// predicate asks about them.
  explicit Query(const Napi::CallbackInfo& info);
  ~Query() override;

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
  void close(const Napi::CallbackInfo& info);

  /// What napi_add_env_cleanup_hook takes.
  static void endOf(void* query);

  QuerySession& session() const;
  void notify();
  void end();

  std::unique_ptr<QuerySession> session_;
};

}  // namespace gramscope::binding
