#pragma once

#include <napi.h>

#include <cstdint>
#include <vector>

#include "binding/literals.h"
#include "core/log/log_source.h"
#include "core/streams/stream_run.h"

namespace gramscope::binding {

// What JavaScript gets to see of streams. The shapes are declared in lib/streams/stream.ts.

Napi::Object toValue(Napi::Env env, const streams::StreamProgress& progress);
Napi::Object toValue(Napi::Env env, const streams::Distribution& values, double unit = 1);

/// Of the objects that there are many of.
struct StreamShapes {
  ObjectShape line{};
  ObjectShape sequence{};
  NumberArray spark{};
};

Napi::Object lineValue(Napi::Env env, const streams::Stream& stream, std::int64_t now,
                       const streams::StreamOptions& options, StreamShapes& shapes);
Napi::Object detailValue(Napi::Env env, const streams::Stream& stream, std::int64_t now,
                         const streams::StreamOptions& options, StreamShapes& shapes);

/// With the time of its row, or null where the log has let that go.
Napi::Object eventValue(Napi::Env env, const streams::StreamEvent& event, const LogIndex& index);
Napi::Array eventsValue(Napi::Env env, const std::vector<streams::StreamEvent>& events,
                        const LogIndex& index);

}  // namespace gramscope::binding
