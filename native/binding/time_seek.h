#pragma once

#include <napi.h>

#include "core/log/log_source.h"
#include "core/query/row_bits.h"

namespace gramscope::binding {

/// Looks for the first of the rows that are meant since a time, a BigInt, on a thread of libuv's;
/// resolves to its number, or to null.
Napi::Value seekTime(Napi::Env env, LogSource source, Napi::Value time, RowBits bits = {});

/// What the addon exports: takes the source of a log and a time.
Napi::Value seekTimeValue(const Napi::CallbackInfo& info);

}  // namespace gramscope::binding
