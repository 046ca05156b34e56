#pragma once

#include <napi.h>

#include "core/log/log_source.h"
#include "core/query/time_buckets.h"

namespace gramscope::binding {

/// Reads the options of a count: `from`, `to` (excluded) and `count`.
BucketRequest readBucketRequest(Napi::Value value);

/// Counts on a thread of libuv's; resolves to what `NativeTimeBuckets` of lib/addon.ts says.
Napi::Value countByTime(Napi::Env env, LogSource source, BucketRequest request);

/// What the addon exports: takes the source of a log and options.
Napi::Value countByTimeValue(const Napi::CallbackInfo& info);

}  // namespace gramscope::binding
