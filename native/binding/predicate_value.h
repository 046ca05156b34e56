#pragma once

#include <napi.h>

#include <string>
#include <vector>

#include "core/query/predicate.h"

namespace gramscope::binding {

/// A regular expression, as RegExp takes it.
struct Pattern {
  std::string source;
  std::string flags;
};

/// A predicate as JavaScript words it: the type `Predicate` of lib/query/predicate.ts.
struct ReadPredicate {
  Predicate predicate;
  /// Those that its PatternTests have the numbers of.
  std::vector<Pattern> patterns;
};

/// Throws a TypeError, RangeError or, for a pattern, a SyntaxError that says where in the tree
/// something is wrong, and what it may be.
ReadPredicate readPredicate(Napi::Value value);

}  // namespace gramscope::binding
