#pragma once

#include <napi.h>

namespace gramscope::binding {

/// What the addon exports as `surveyReplay`: takes the source of a log and a plan, and resolves to
/// what `ReplaySurvey` of lib/replay/plan.ts says. It works on a thread of libuv's.
Napi::Value surveyReplayValue(const Napi::CallbackInfo& info);

}  // namespace gramscope::binding
