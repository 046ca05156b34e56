#pragma once

#include <napi.h>

#include "core/streams/payload_analysis.h"

namespace gramscope::binding {

/// Puts what the payloads of a stream tell into its detail: `rtp`, `transport`, `field` and `test`,
/// each null where they are nothing of the kind. The shapes are declared in lib/streams/payload.ts.
void putPayloadDetail(Napi::Env env, const streams::PayloadAnalysis* analysis,
                      Napi::Object& detail);

}  // namespace gramscope::binding
