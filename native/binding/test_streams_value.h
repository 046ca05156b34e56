#pragma once

#include <napi.h>

#include "platform/test_streams.h"

namespace gramscope::binding {

/// The shape `NativeTestStreams` of lib/replay/test-stream-plan.ts. Throws a TypeError or
/// RangeError that names the field.
TestStreams readTestStreams(Napi::Value value);

}  // namespace gramscope::binding
