#pragma once

#include <napi.h>

#include <new>
#include <stdexcept>
#include <string>

#include "core/input.h"
#include "platform/system_error.h"

namespace gramscope::binding {

/// A TypeError with code ERR_INVALID_ARG_TYPE.
Napi::Error typeError(Napi::Env env, const std::string& message);

/// A RangeError with code ERR_OUT_OF_RANGE.
Napi::Error rangeError(Napi::Env env, const std::string& message);

/// An Error with this code.
Napi::Error codedError(Napi::Env env, const char* code, const std::string& message);

/// An Error as Node words them for sockets: `bind EADDRINUSE 127.0.0.1:514`, with `code`, `errno`
/// (negative, as libuv counts), `syscall`, and `address` and `port` where they apply.
Napi::Error systemError(Napi::Env env, const SystemError& error);

/// Runs `body` and turns the exceptions of core and platform into JavaScript's.
template <typename Body>
auto guarded(Napi::Env env, Body&& body) -> decltype(body()) {
  try {
    return body();
  } catch (const SystemError& error) {
    throw systemError(env, error);
  } catch (const Cancelled&) {
    throw codedError(env, "ABORT_ERR", "the operation was aborted");
  } catch (const std::length_error& error) {
    throw rangeError(env, error.what());
  } catch (const std::bad_alloc&) {
    throw codedError(env, "ENOMEM", "not enough memory");
  }
}

}  // namespace gramscope::binding
