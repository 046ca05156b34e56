#pragma once

#include <napi.h>

#include <memory>

#include "core/streams/stream_run.h"

namespace gramscope::binding {

/// The streams of a log for JavaScript to hand to queries. Does not keep them alive.
Napi::Value toValue(Napi::Env env, const std::shared_ptr<const streams::StreamRun>& run);

/// The streams that the value was made of; none where it is undefined. Throws a TypeError for any
/// other value, and for those of another log; and an Error with code ERR_STREAMS_CLOSED when nobody
/// has them open any more.
std::shared_ptr<const streams::StreamRun> optionalStreams(Napi::Value value,
                                                          const LogSource& source);

}  // namespace gramscope::binding
