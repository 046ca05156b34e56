#include "binding/predicate_fields.h"

#include <algorithm>
#include <utility>

#include "binding/errors.h"

namespace gramscope::binding {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

PredicateFields::PredicateFields(Napi::Value value, std::string name) : name_(std::move(name)) {
  if (!value.IsObject() || value.IsArray() || value.IsFunction()) {
    throw typeError(value.Env(), name_ + " must be an object, got " + describe(value));
  }
  object_ = value.As<Napi::Object>();
}

Napi::Value PredicateFields::get(const char* field) {
  read_.insert(field);
  return object_.Get(field);
}

std::string PredicateFields::text(const char* field) {
  return requireString(get(field), nameOf(field));
}

std::optional<std::string> PredicateFields::optionalText(const char* field) {
  if (get(field).IsUndefined()) return std::nullopt;
  return text(field);
}

bool PredicateFields::flag(const char* field) {
  const Napi::Value value = get(field);
  return !value.IsUndefined() && requireBoolean(value, nameOf(field));
}

std::int64_t PredicateFields::integer(const char* field, const Range& range) {
  return requireInteger(get(field), nameOf(field), range);
}

std::vector<std::uint32_t> PredicateFields::integers(const char* field, const Range& range) {
  constexpr std::uint32_t kMost = 65536;
  const Napi::Value value = get(field);
  if (!value.IsArray()) {
    throw typeError(value.Env(),
                    nameOf(field) + " must be an array of integers, got " + describe(value));
  }
  const auto array = value.As<Napi::Array>();
  if (array.Length() > kMost) {
    throw rangeError(value.Env(), nameOf(field) + " may have 65536 integers at most, and has " +
                                      std::to_string(array.Length()));
  }
  std::vector<std::uint32_t> result;
  for (std::uint32_t at = 0; at < array.Length(); ++at) {
    const std::string name = nameOf(field) + '[' + std::to_string(at) + ']';
    result.push_back(static_cast<std::uint32_t>(requireInteger(array[at], name, range)));
  }
  return result;
}

std::int64_t PredicateFields::bound(const char* field, const Range& range, std::int64_t fallback) {
  const Napi::Value value = get(field);
  return value.IsUndefined() ? fallback : requireInteger(value, nameOf(field), range);
}

std::optional<std::int64_t> PredicateFields::time(const char* field) {
  const Napi::Value value = get(field);
  if (value.IsUndefined()) return std::nullopt;
  return requireTime(value, nameOf(field));
}

std::vector<std::byte> PredicateFields::bytes(const char* field) {
  const Napi::Value value = get(field);
  const bool is_bytes =
      value.IsTypedArray() && value.As<Napi::TypedArray>().TypedArrayType() == napi_uint8_array;
  if (!is_bytes) {
    throw typeError(value.Env(), nameOf(field) + " must be a Uint8Array, got " + describe(value));
  }
  const auto array = value.As<Napi::Uint8Array>();
  if (array.ElementLength() == 0) throw rangeError(value.Env(), nameOf(field) + " is empty");
  const auto bytes = std::as_bytes(std::span(array.Data(), array.ElementLength()));
  return {bytes.begin(), bytes.end()};
}

std::size_t PredicateFields::choice(const char* field, const std::vector<std::string>& choices) {
  const Napi::Value value = get(field);
  if (value.IsString()) {
    const auto found = std::ranges::find(choices, value.As<Napi::String>().Utf8Value());
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  }
  throw typeError(value.Env(), nameOf(field) + " must be one of " + listed(choices) + "; got " +
                                   describe(value));
}

void PredicateFields::finish() const {
  const Napi::Array names = object_.GetPropertyNames();
  for (std::uint32_t at = 0; at < names.Length(); ++at) {
    const std::string name = names.Get(at).As<Napi::String>();
    if (read_.contains(name)) continue;
    throw typeError(object_.Env(), name_ + " has an unknown field \"" + name +
                                       "\": its fields are " +
                                       listed({read_.begin(), read_.end()}));
  }
}

}  // namespace gramscope::binding
