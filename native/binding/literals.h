#pragma once

#include <napi.h>

#include <cstdint>
#include <initializer_list>
#include <span>

namespace gramscope::binding {

/// Makes objects that all have the same properties, as an object literal does: to set one property
/// after the other takes several times as long, which counts where a list is made anew several
/// times a second.
class ObjectShape {
 public:
  struct Property {
    /// An identifier.
    const char* name;
    Napi::Value value;
  };

  /// To be called with the same names in the same order each time, and in one environment.
  Napi::Object make(Napi::Env env, std::initializer_list<Property> properties);

 private:
  Napi::FunctionReference literal_;
};

/// Makes arrays of numbers in one call, for the same reason.
class NumberArray {
 public:
  Napi::Array make(Napi::Env env, std::span<const std::uint32_t> numbers);

 private:
  Napi::FunctionReference literal_;
};

}  // namespace gramscope::binding
