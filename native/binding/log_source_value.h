#pragma once

#include <napi.h>

#include <memory>

#include "core/log/log_source.h"

namespace gramscope::binding {

/// A log for JavaScript to hand to others of our classes. Does not keep the log alive.
Napi::Value toValue(Napi::Env env, const std::shared_ptr<const LogSource>& source);

/// The log that was made a value of. Throws a TypeError for any other value, and an Error with code
/// ERR_LOG_CLOSED when nobody has it open any more.
LogSource requireSource(Napi::Value value);

}  // namespace gramscope::binding
