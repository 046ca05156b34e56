#pragma once

#include <napi.h>

#include <cstdint>
#include <limits>
#include <string>

namespace gramscope::binding {

/// The largest integer that a number holds exactly, with all smaller ones
/// (Number.MAX_SAFE_INTEGER).
inline constexpr std::int64_t kMaxSafeInteger = (std::int64_t{1} << 53) - 1;

/// Inclusive.
struct Range {
  std::int64_t least;
  std::int64_t most;
};

inline constexpr Range kInts = {std::numeric_limits<int>::min(), std::numeric_limits<int>::max()};
/// Numbers of rows, and how many of them are told about at once.
inline constexpr Range kRowNumbers = {1, kMaxSafeInteger};
inline constexpr Range kRowCounts = {0, 65536};
/// Bytes of a payload that are wanted.
inline constexpr Range kPayloadLimits = {0, std::numeric_limits<std::int32_t>::max()};

/// Each of these returns the checked value, or throws a TypeError or RangeError that names the
/// argument, what it may be, and what it was.
std::int64_t requireInteger(Napi::Value value, const std::string& name, const Range& range);
std::string requireString(Napi::Value value, const std::string& name);
bool requireBoolean(Napi::Value value, const std::string& name);
/// A BigInt of 64 bits: nanoseconds since 1970-01-01 UTC.
std::int64_t requireTime(Napi::Value value, const std::string& name);

/// The options object of a call. A field that is missing or undefined takes its fallback.
class Options {
 public:
  /// Throws a TypeError when the value is no object.
  explicit Options(Napi::Value value);

  Napi::Value get(const char* field) const;
  std::int64_t integer(const char* field, const Range& range) const;
  std::int64_t integer(const char* field, const Range& range, std::int64_t fallback) const;
  std::string string(const char* field) const;
  bool boolean(const char* field, bool fallback) const;

 private:
  Napi::Object object_;
};

/// A value for an error message: strings quoted and cut, other values in short.
std::string describe(Napi::Value value);

}  // namespace gramscope::binding
