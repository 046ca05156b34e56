#pragma once

#include <napi.h>

#include <functional>
#include <optional>
#include <utility>

#include "binding/errors.h"

namespace gramscope::binding {

/// What is done on a thread of libuv's, and what JavaScript gets of it.
template <typename Outcome>
struct BackgroundWork {
  /// For tools that follow asynchronous work.
  const char* name;
  /// On the other thread.
  std::function<Outcome()> work;
  std::function<Napi::Value(Napi::Env, const Outcome&)> toValue;
};

template <typename Outcome>
class BackgroundWorker : public Napi::AsyncWorker {
 public:
  BackgroundWorker(Napi::Env env, BackgroundWork<Outcome> work)
      : Napi::AsyncWorker(env, work.name),
        deferred_(Napi::Promise::Deferred::New(env)),
        work_(std::move(work)) {}

  Napi::Promise promise() const { return deferred_.Promise(); }

 private:
  void Execute() override {
    try {
      outcome_ = work_.work();
    } catch (const Cancelled&) {
      // No outcome says so.
    }
  }
  void OnOK() override {
    if (outcome_) return deferred_.Resolve(work_.toValue(Env(), *outcome_));
    deferred_.Reject(codedError(Env(), "ABORT_ERR", "the operation was aborted").Value());
  }
  void OnError(const Napi::Error& error) override { deferred_.Reject(error.Value()); }

  Napi::Promise::Deferred deferred_;
  const BackgroundWork<Outcome> work_;
  std::optional<Outcome> outcome_;
};

/// A promise of what the work comes to; rejects with ABORT_ERR where the work throws Cancelled.
template <typename Outcome>
Napi::Promise inBackground(Napi::Env env, BackgroundWork<Outcome> work) {
  // Deletes itself when it is done.
  auto* worker = new BackgroundWorker<Outcome>(env, std::move(work));
  const Napi::Promise promise = worker->promise();
  worker->Queue();
  return promise;
}

}  // namespace gramscope::binding
