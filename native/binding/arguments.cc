#include "binding/arguments.h"

#include <cmath>

#include "binding/errors.h"

namespace gramscope::binding {
namespace {

constexpr std::size_t kLongestQuote = 60;

std::string rangeText(const Range& range) {
  return "an integer from " + std::to_string(range.least) + " to " + std::to_string(range.most);
}

Napi::Error wrongType(Napi::Value value, const std::string& name, const std::string& expected) {
  return typeError(value.Env(), name + " must be " + expected + ", got " + describe(value));
}

}  // namespace

std::string describe(Napi::Value value) {
  if (value.IsString()) {
    const std::string text = value.As<Napi::String>();
    return text.size() <= kLongestQuote ? '"' + text + '"'
                                        : '"' + text.substr(0, kLongestQuote) + "...\"";
  }
  if (value.IsArray()) return "an array";
  if (value.IsFunction()) return "a function";
  if (value.IsObject()) return "an object";
  if (value.IsSymbol()) return "a symbol";
  return value.ToString();
}

std::int64_t requireInteger(Napi::Value value, const std::string& name, const Range& range) {
  if (!value.IsNumber()) throw wrongType(value, name, rangeText(range));
  const double number = value.As<Napi::Number>();
  // Written so that NaN fails too.
  const bool is_inside = number >= static_cast<double>(range.least) &&
                         number <= static_cast<double>(range.most) && std::trunc(number) == number;
  if (!is_inside) {
    throw rangeError(value.Env(),
                     name + " must be " + rangeText(range) + ", got " + describe(value));
  }
  return static_cast<std::int64_t>(number);
}

std::string requireString(Napi::Value value, const std::string& name) {
  if (!value.IsString()) throw wrongType(value, name, "a string");
  return value.As<Napi::String>();
}

bool requireBoolean(Napi::Value value, const std::string& name) {
  if (!value.IsBoolean()) throw wrongType(value, name, "a boolean");
  return value.As<Napi::Boolean>();
}

std::int64_t requireTime(Napi::Value value, const std::string& name) {
  const std::string expected = "nanoseconds as a bigint of 64 bits";
  if (!value.IsBigInt()) throw wrongType(value, name, expected);
  bool is_lossless = false;
  const auto time = value.As<Napi::BigInt>().Int64Value(&is_lossless);
  if (is_lossless) return time;
  throw rangeError(value.Env(), name + " must be " + expected + ", got " + describe(value));
}

Options::Options(Napi::Value value) {
  if (!value.IsObject()) throw wrongType(value, "options", "an object");
  object_ = value.As<Napi::Object>();
}

Napi::Value Options::get(const char* field) const { return object_.Get(field); }

std::int64_t Options::integer(const char* field, const Range& range) const {
  return requireInteger(get(field), field, range);
}

std::int64_t Options::integer(const char* field, const Range& range, std::int64_t fallback) const {
  const Napi::Value value = get(field);
  return value.IsUndefined() ? fallback : requireInteger(value, field, range);
}

std::string Options::string(const char* field) const { return requireString(get(field), field); }

bool Options::boolean(const char* field, bool fallback) const {
  const Napi::Value value = get(field);
  return value.IsUndefined() ? fallback : requireBoolean(value, field);
}

}  // namespace gramscope::binding
