#pragma once

#include <napi.h>

#include <memory>
#include <optional>

namespace gramscope::binding {

/// What JavaScript holds of something that the addon shares, to give it back to the addon later.
/// It keeps nothing alive.
template <typename Shared>
class SharedHandle {
 public:
  /// The tag tells it from other externals, also those of other addons. Any random number does.
  constexpr explicit SharedHandle(napi_type_tag tag) : tag_(tag) {}

  Napi::Value make(Napi::Env env, const std::shared_ptr<Shared>& shared) const {
    const auto value =
        External::New(env, new Held(shared), [](Napi::Env, Held* held) { delete held; });
    value.TypeTag(&tag_);
    return value;
  }

  /// What the handle is of, null where that has gone; nothing where the value is no such handle.
  std::optional<std::shared_ptr<Shared>> read(Napi::Value value) const {
    if (!value.IsExternal() || !value.As<External>().CheckTypeTag(&tag_)) return std::nullopt;
    return value.As<External>().Data()->lock();
  }

 private:
  using Held = std::weak_ptr<Shared>;
  using External = Napi::External<Held>;

  napi_type_tag tag_;
};

}  // namespace gramscope::binding
