#pragma once

#include "platform/system_error.h"

namespace gramscope::test {

/// What the function throws; an error 0 where it throws nothing.
template <typename Body>
SystemError errorOf(Body&& body) {
  try {
    body();
  } catch (const SystemError& error) {
    return error;
  }
  return {0, "none"};
}

}  // namespace gramscope::test
