#include "binding/log_source_value.h"

#include "binding/arguments.h"
#include "binding/errors.h"
#include "binding/shared_handle.h"

namespace gramscope::binding {
namespace {

constexpr SharedHandle<const LogSource> kLogHandle({0x6f7b6d9ad1c44c4e, 0xa3f2605ce18b90d7});

}  // namespace

Napi::Value toValue(Napi::Env env, const std::shared_ptr<const LogSource>& source) {
  return kLogHandle.make(env, source);
}

LogSource requireSource(Napi::Value value) {
  const Napi::Env env = value.Env();
  const auto source = kLogHandle.read(value);
  if (!source) throw typeError(env, "source must be the source of a log, got " + describe(value));
  if (!*source) throw codedError(env, "ERR_LOG_CLOSED", "the log is closed");
  return **source;
}

}  // namespace gramscope::binding
