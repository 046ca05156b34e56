#include "binding/errors.h"

#include "platform/error_name.h"

namespace gramscope::binding {
namespace {

template <typename ErrorType>
Napi::Error withCode(Napi::Env env, const char* code, const std::string& message) {
  ErrorType error = ErrorType::New(env, message);
  error.Set("code", Napi::String::New(env, code));
  return error;
}

std::string messageOf(const SystemError& error) {
  std::string message = std::string(error.syscall()) + ' ' + errorName(error.error());
  if (!error.address().empty()) message += ' ' + error.address();
  if (error.port() != 0) message += ':' + std::to_string(error.port());
  if (!error.detail().empty()) message += ": " + error.detail();
  return message;
}

}  // namespace

Napi::Error typeError(Napi::Env env, const std::string& message) {
  return withCode<Napi::TypeError>(env, "ERR_INVALID_ARG_TYPE", message);
}

Napi::Error rangeError(Napi::Env env, const std::string& message) {
  return withCode<Napi::RangeError>(env, "ERR_OUT_OF_RANGE", message);
}

Napi::Error codedError(Napi::Env env, const char* code, const std::string& message) {
  return withCode<Napi::Error>(env, code, message);
}

Napi::Error systemError(Napi::Env env, const SystemError& error) {
  Napi::Error result = codedError(env, errorName(error.error()), messageOf(error));
  result.Set("errno", Napi::Number::New(env, errorNumber(error.error())));
  result.Set("syscall", Napi::String::New(env, error.syscall()));
  if (!error.address().empty()) result.Set("address", Napi::String::New(env, error.address()));
  if (error.port() != 0) result.Set("port", Napi::Number::New(env, error.port()));
  return result;
}

}  // namespace gramscope::binding
