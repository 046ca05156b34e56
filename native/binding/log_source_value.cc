#include "binding/log_source_value.h"

#include "binding/arguments.h"
#include "binding/errors.h"

namespace gramscope::binding {
namespace {

using Held = std::weak_ptr<const LogSource>;

/// Tells our externals from those of other addons. Any random number does.
constexpr napi_type_tag kTag = {0x6f7b6d9ad1c44c4e, 0xa3f2605ce18b90d7};

}  // namespace

Napi::Value toValue(Napi::Env env, const std::shared_ptr<const LogSource>& source) {
  const auto value =
      Napi::External<Held>::New(env, new Held(source), [](Napi::Env, Held* held) { delete held; });
  value.TypeTag(&kTag);
  return value;
}

LogSource requireSource(Napi::Value value) {
  const Napi::Env env = value.Env();
  if (!value.IsExternal() || !value.As<Napi::External<Held>>().CheckTypeTag(&kTag)) {
    throw typeError(env, "source must be the source of a log, got " + describe(value));
  }
  const auto source = value.As<Napi::External<Held>>().Data()->lock();
  if (!source) throw codedError(env, "ERR_LOG_CLOSED", "the log is closed");
  return *source;
}

}  // namespace gramscope::binding
