#include "binding/literals.h"

#include <string>
#include <vector>

namespace gramscope::binding {
namespace {

/// A function that takes the values and returns the object.
std::string literalOf(std::initializer_list<ObjectShape::Property> properties) {
  std::string names;
  for (const auto& property : properties) names += std::string(property.name) + ',';
  return "((" + names + ") => ({" + names + "}))";
}

}  // namespace

Napi::Object ObjectShape::make(Napi::Env env, std::initializer_list<Property> properties) {
  if (literal_.IsEmpty()) {
    literal_ = Napi::Persistent(env.RunScript(literalOf(properties)).As<Napi::Function>());
  }
  std::vector<napi_value> values;
  values.reserve(properties.size());
  for (const auto& property : properties) values.push_back(property.value);
  return literal_.Call(values).As<Napi::Object>();
}

Napi::Array NumberArray::make(Napi::Env env, std::span<const std::uint32_t> numbers) {
  if (literal_.IsEmpty()) {
    literal_ = Napi::Persistent(env.RunScript("((...numbers) => numbers)").As<Napi::Function>());
  }
  std::vector<napi_value> values;
  values.reserve(numbers.size());
  for (const auto value : numbers) values.push_back(Napi::Number::New(env, value));
  return literal_.Call(values).As<Napi::Array>();
}

}  // namespace gramscope::binding
