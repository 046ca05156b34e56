#pragma once

#include <napi.h>

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/query/predicate.h"

namespace gramscope::binding {

/// A regular expression, as RegExp takes it.
struct Pattern {
  std::string source;
  std::string flags;
  friend bool operator==(const Pattern&, const Pattern&) = default;
};

/// The number of a test that the judge of the query makes.
struct JudgedTest {
  std::uint32_t test;
  friend bool operator==(const JudgedTest&, const JudgedTest&) = default;
};

/// What JavaScript has to answer.
using Question = std::variant<Pattern, JudgedTest>;

/// A predicate as JavaScript words it: the type `Predicate` of lib/query/predicate.ts.
struct ReadPredicate {
  Predicate predicate;
  /// Those that its AskedTests have the numbers of.
  std::vector<Question> questions;
  /// Whether the streams of the log have to be known.
  bool asks_about_streams = false;
};

/// Throws a TypeError, RangeError or, for a pattern, a SyntaxError that says where in the tree
/// something is wrong, and what it may be.
ReadPredicate readPredicate(Napi::Value value);

}  // namespace gramscope::binding
