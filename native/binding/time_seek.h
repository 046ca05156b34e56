#pragma once

#include <napi.h>

namespace gramscope::binding {

/// What the addon exports: takes the source of a log and a time, a BigInt. Looks for the first row
/// since then on a thread of libuv's; resolves to its number, or to null.
Napi::Value seekTime(const Napi::CallbackInfo& info);

}  // namespace gramscope::binding
