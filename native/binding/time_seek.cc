#include "binding/time_seek.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "binding/arguments.h"
#include "binding/background.h"
#include "binding/log_source_value.h"
#include "binding/values.h"
#include "core/query/time_seek.h"

namespace gramscope::binding {

Napi::Value seekTime(const Napi::CallbackInfo& info) {
  using Found = std::optional<std::uint64_t>;
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    LogSource source = requireSource(info[0]);
    const auto since = requireTime(info[1], "time");
    return inBackground<Found>(
        env, {.name = "gramscope:seek",
              .work = [source = std::move(source),
                       since] { return firstSince(source.index->snapshot(), since); },
              .toValue = [](Napi::Env env, const Found& found) -> Napi::Value {
                return found ? Napi::Value(number(env, *found)) : env.Null();
              }});
  });
}

}  // namespace gramscope::binding
