#include "binding/replay_survey.h"

#include <utility>

#include "binding/errors.h"
#include "binding/log_source_value.h"
#include "binding/replay_values.h"
#include "core/replay/survey.h"

namespace gramscope::binding {
namespace {

class Surveyor : public Napi::AsyncWorker {
 public:
  Surveyor(Napi::Env env, LogSource source, replay::SurveyRequest request)
      : Napi::AsyncWorker(env, "gramscope:survey"),
        deferred_(Napi::Promise::Deferred::New(env)),
        source_(std::move(source)),
        request_(std::move(request)) {}

  Napi::Promise promise() const { return deferred_.Promise(); }

 private:
  void Execute() override { survey_ = replay::survey(source_.index->snapshot(), request_); }
  void OnOK() override { deferred_.Resolve(toValue(Env(), survey_)); }
  void OnError(const Napi::Error& error) override { deferred_.Reject(error.Value()); }

  Napi::Promise::Deferred deferred_;
  const LogSource source_;
  const replay::SurveyRequest request_;
  replay::Survey survey_;
};

}  // namespace

Napi::Value surveyReplayValue(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    // Deletes itself when it is done.
    auto* surveyor = new Surveyor(env, requireSource(info[0]), readSurveyRequest(info[1]));
    const Napi::Promise promise = surveyor->promise();
    surveyor->Queue();
    return promise;
  });
}

}  // namespace gramscope::binding
