#pragma once

#include <napi.h>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "binding/arguments.h"
#include "core/query/predicate.h"

namespace gramscope::binding {

/// The fields of one test of a predicate. Each reader throws a TypeError or RangeError that names
/// the field by its place in the tree.
class PredicateFields {
 public:
  /// `name` is the place of the test. Throws a TypeError when the value is no object.
  PredicateFields(Napi::Value value, std::string name);

  /// What a field is called in messages.
  std::string nameOf(const char* field) const { return name_ + '.' + field; }

  Napi::Value get(const char* field);
  std::string text(const char* field);
  /// A text, or nothing where it is missing.
  std::optional<std::string> optionalText(const char* field);
  bool flag(const char* field);
  std::int64_t integer(const char* field, const Range& range);
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
  /// A Uint8Array that is not empty.
  std::vector<std::byte> bytes(const char* field);

  /// Which of these texts the field has. Throws a TypeError that lists them.
  std::size_t choice(const char* field, const std::vector<std::string>& choices);

  /// Throws a TypeError when there are fields that nobody read: they may be misspelt.
  void finish() const;

 private:
  std::int64_t bound(const char* field, const Range& range, std::int64_t fallback);

  Napi::Object object_;
  std::string name_;
  std::set<std::string> read_;
};

}  // namespace gramscope::binding
