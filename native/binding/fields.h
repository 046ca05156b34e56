#pragma once

#include <napi.h>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "binding/arguments.h"
#include "core/prefix.h"
#include "core/query/predicate.h"

namespace gramscope::binding {

/// The fields of an object, such as one test of a predicate. Each reader throws a TypeError or
/// RangeError that names the field by its place in the whole.
class Fields {
 public:
  /// `name` is the place of the object. Throws a TypeError when the value is no object.
  Fields(Napi::Value value, std::string name);

  /// What a field is called in messages.
  std::string nameOf(const char* field) const { return name_ + '.' + field; }

  Napi::Value get(const char* field);
  std::string text(const char* field);
  /// A text, or nothing where it is missing.
  std::optional<std::string> optionalText(const char* field);
  /// `fallback` where it is missing.
  bool flag(const char* field, bool fallback = false);
  std::int64_t integer(const char* field, const Range& range);
  std::int64_t integer(const char* field, const Range& range, std::int64_t fallback);
  /// Any number from `least` to `most`.
  double number(const char* field, double least, double most);
  /// An array of integers.
  std::vector<std::uint32_t> integers(const char* field, const Range& range);
  /// The fields `least` and `most`, either of which may be missing.
  template <typename Value>
  Span<Value> span(const Range& range) {
    return {static_cast<Value>(bound("least", range, range.least)),
            static_cast<Value>(bound("most", range, range.most))};
  }
  /// A BigInt of 64 bits, or nothing where it is missing.
  std::optional<std::int64_t> time(const char* field);
  /// An address or a prefix.
  Prefix prefix(const char* field);
  std::optional<Prefix> optionalPrefix(const char* field);
  /// The objects of an array of at most so many; none where it is missing.
  std::vector<Fields> objects(const char* field, std::uint32_t most);
  /// A Uint8Array that is not empty.
  std::vector<std::byte> bytes(const char* field);

  /// Which of these texts the field has. Throws a TypeError that lists them.
  std::size_t choice(const char* field, const std::vector<std::string>& choices);

  /// An array of these texts, as a bit for each by its place; at most 32 of them.
  std::uint32_t words(const char* field, const std::vector<std::string>& words);

  /// Throws a TypeError when there are fields that nobody read: they may be misspelt.
  void finish() const;

 private:
  std::int64_t bound(const char* field, const Range& range, std::int64_t fallback);

  Napi::Object object_;
  std::string name_;
  std::set<std::string> read_;
};

}  // namespace gramscope::binding
