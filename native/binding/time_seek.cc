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

Napi::Value seekTime(Napi::Env env, LogSource source, Napi::Value time, RowBits bits) {
  using Found = std::optional<std::uint64_t>;
  const auto since = requireTime(time, "time");
  return inBackground<Found>(env, {.name = "gramscope:seek",
                                   .work =
                                       [source = std::move(source), since, bits = std::move(bits)] {
                                         return firstSince(source.index->snapshot(), since, bits);
                                       },
                                   .toValue = [](Napi::Env env, const Found& found) -> Napi::Value {
                                     return found ? Napi::Value(number(env, *found)) : env.Null();
                                   }});
}

Napi::Value seekTimeValue(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&] { return seekTime(env, requireSource(info[0]), info[1]); });
}

}  // namespace gramscope::binding
