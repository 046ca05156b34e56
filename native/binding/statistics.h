#pragma once

#include <napi.h>

#include "core/log/log_source.h"
#include "core/query/row_bits.h"

namespace gramscope::binding {

/// Counts the rows that are meant on a thread of libuv's, as the options say. Returns an object
/// with a promise, `counted`, of what `NativeStatistics` of lib/statistics.ts says, and a function
/// `cancel`, which makes it reject with ABORT_ERR.
Napi::Value countStatistics(Napi::Env env, LogSource source, Napi::Value options,
                            RowBits bits = {});

/// What the addon exports: takes the source of a log and options.
Napi::Value countStatisticsValue(const Napi::CallbackInfo& info);

}  // namespace gramscope::binding
