#include "binding/fields.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "binding/errors.h"
#include "platform/address_text.h"

namespace gramscope::binding {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string inShort(double number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.15g", number);
  return text.data();
}

}  // namespace

Fields::Fields(Napi::Value value, std::string name) : name_(std::move(name)) {
  if (!value.IsObject() || value.IsArray() || value.IsFunction()) {
    throw typeError(value.Env(), name_ + " must be an object, got " + describe(value));
  }
  object_ = value.As<Napi::Object>();
}

Napi::Value Fields::get(const char* field) {
  read_.insert(field);
  return object_.Get(field);
}

std::string Fields::text(const char* field) { return requireString(get(field), nameOf(field)); }

std::optional<std::string> Fields::optionalText(const char* field) {
  if (get(field).IsUndefined()) return std::nullopt;
  return text(field);
}

bool Fields::flag(const char* field, bool fallback) {
  const Napi::Value value = get(field);
  return value.IsUndefined() ? fallback : requireBoolean(value, nameOf(field));
}

std::int64_t Fields::integer(const char* field, const Range& range) {
  return requireInteger(get(field), nameOf(field), range);
}

std::int64_t Fields::integer(const char* field, const Range& range, std::int64_t fallback) {
  return bound(field, range, fallback);
}

double Fields::number(const char* field, double least, double most) {
  const Napi::Value value = get(field);
  const std::string expected = "a number from " + inShort(least) + " to " + inShort(most);
  if (!value.IsNumber()) {
    throw typeError(value.Env(),
                    nameOf(field) + " must be " + expected + ", got " + describe(value));
  }
  const double number = value.As<Napi::Number>();
  // Written so that NaN fails too.
  if (number >= least && number <= most) return number;
  throw rangeError(value.Env(),
                   nameOf(field) + " must be " + expected + ", got " + describe(value));
}

std::vector<std::uint32_t> Fields::integers(const char* field, const Range& range) {
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

std::int64_t Fields::bound(const char* field, const Range& range, std::int64_t fallback) {
  const Napi::Value value = get(field);
  return value.IsUndefined() ? fallback : requireInteger(value, nameOf(field), range);
}

std::optional<std::int64_t> Fields::time(const char* field) {
  const Napi::Value value = get(field);
  if (value.IsUndefined()) return std::nullopt;
  return requireTime(value, nameOf(field));
}

Prefix Fields::prefix(const char* field) {
  const std::string text = this->text(field);
  const auto slash = text.find('/');
  const auto literal = text.substr(0, slash);
  const bool is_six = literal.find(':') != literal.npos;
  const auto address = parseAddress(is_six ? Family::kIpv6 : Family::kIpv4, literal, 0);
  const unsigned most = is_six ? 128 : 32;
  std::optional<unsigned> length = most;
  if (slash != text.npos) {
    const auto digits = text.substr(slash + 1);
    const bool is_number = !digits.empty() && digits.size() <= 3 &&
                           digits.find_first_not_of("0123456789") == digits.npos;
    length = is_number ? std::optional(static_cast<unsigned>(std::stoul(digits))) : std::nullopt;
  }
  if (!address || !length || *length > most) {
    throw typeError(object_.Env(), nameOf(field) +
                                       " must be an address or a prefix such as 10.0.0.0/8, got " +
                                       describe(get(field)));
  }
  return {*address, *length};
}

std::optional<Prefix> Fields::optionalPrefix(const char* field) {
  if (get(field).IsUndefined()) return std::nullopt;
  return prefix(field);
}

std::vector<Fields> Fields::objects(const char* field, std::uint32_t most) {
  const Napi::Value value = get(field);
  if (value.IsUndefined()) return {};
  if (!value.IsArray()) {
    throw typeError(value.Env(), nameOf(field) + " must be an array, got " + describe(value));
  }
  const auto array = value.As<Napi::Array>();
  if (array.Length() > most) {
    throw rangeError(value.Env(), nameOf(field) + " may have " + std::to_string(most) +
                                      " entries at most, and has " +
                                      std::to_string(array.Length()));
  }
  std::vector<Fields> result;
  for (std::uint32_t at = 0; at < array.Length(); ++at) {
    result.emplace_back(array.Get(at), nameOf(field) + '[' + std::to_string(at) + ']');
  }
  return result;
}

std::vector<std::byte> Fields::bytes(const char* field) {
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

std::size_t Fields::choice(const char* field, const std::vector<std::string>& choices) {
  const Napi::Value value = get(field);
  if (value.IsString()) {
    const auto found = std::ranges::find(choices, value.As<Napi::String>().Utf8Value());
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  }
  throw typeError(value.Env(), nameOf(field) + " must be one of " + listed(choices) + "; got " +
                                   describe(value));
}

std::uint32_t Fields::words(const char* field, const std::vector<std::string>& words) {
  const Napi::Value value = get(field);
  if (!value.IsArray()) {
    throw typeError(value.Env(), nameOf(field) + " must be an array, got " + describe(value));
  }
  const auto array = value.As<Napi::Array>();
  std::uint32_t bits = 0;
  for (std::uint32_t at = 0; at < std::min<std::uint32_t>(array.Length(), 64); ++at) {
    const auto text = requireString(array[at], nameOf(field) + '[' + std::to_string(at) + ']');
    const auto found = std::ranges::find(words, text);
    if (found == words.end()) {
      throw typeError(value.Env(), nameOf(field) + " has no \"" + text + '"');
    }
    bits |= 1U << static_cast<unsigned>(found - words.begin());
  }
  return bits;
}

void Fields::finish() const {
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
