#pragma once

#include <napi.h>

#include "core/replay/survey.h"
#include "platform/player.h"

namespace gramscope::binding {

// What JavaScript says to and hears from a player: the shapes of lib/replay/plan.ts. Each reader
// throws a TypeError or RangeError that names the option.

PlayerOptions readPlayerOptions(Napi::Value value);
replay::SurveyRequest readSurveyRequest(Napi::Value value);
replay::Pace readPace(Napi::Value value);
SeekPlace readSeekPlace(Napi::Value value);

Napi::Object toValue(Napi::Env env, const PlayerReport& report);
Napi::Object toValue(Napi::Env env, const replay::Survey& survey);

/// The part of it that is asked for often.
Napi::Object progressValue(Napi::Env env, const PlayerReport& report);

}  // namespace gramscope::binding
