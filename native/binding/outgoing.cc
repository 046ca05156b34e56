#include "binding/outgoing.h"

#include <cerrno>

#include "binding/arguments.h"
#include "binding/errors.h"
#include "platform/address_text.h"

namespace gramscope::binding {
namespace {

std::span<const std::byte> bytesOf(Napi::Value value) {
  napi_typedarray_type type = napi_int8_array;
  std::size_t length = 0;
  void* data = nullptr;
  const napi_status status =
      napi_get_typedarray_info(value.Env(), value, &type, &length, &data, nullptr, nullptr);
  if (status != napi_ok || type != napi_uint8_array) {
    throw typeError(value.Env(), "buffers must be Uint8Arrays, got " + describe(value));
  }
  return {static_cast<const std::byte*>(data), length};
}

Napi::Array requireArray(Napi::Value value, const char* name) {
  if (!value.IsArray()) {
    throw typeError(value.Env(), std::string(name) + " must be an array, got " + describe(value));
  }
  return value.As<Napi::Array>();
}

}  // namespace

Outgoing::Outgoing(Napi::Value messages, SocketType type) : type_(type) {
  const Napi::Env env = messages.Env();
  const Napi::Array array = requireArray(messages, "messages");
  const std::uint32_t count = array.Length();
  // Once, for a string made anew for each message would cost as much as all the rest.
  const Napi::Value buffers_key = Napi::String::New(env, "buffers");
  const Napi::Value destination_key = Napi::String::New(env, "destination");
  messages_.resize(count);
  std::vector<std::size_t> ends(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const Napi::Value value = array.Get(i);
    if (!value.IsObject()) throw typeError(env, "messages must be objects");
    const auto message = value.As<Napi::Object>();
    readBuffers(message.Get(buffers_key));
    ends[i] = buffers_.size();
    const Destination destination = destinationOf(message.Get(destination_key));
    messages_[i].destination = destination.name;
    messages_[i].refusal = destination.refusal;
  }
  // Only now, because the vector has stopped growing.
  std::size_t start = 0;
  for (std::uint32_t i = 0; i < count; start = ends[i++]) {
    messages_[i].buffers = std::span(buffers_).subspan(start, ends[i] - start);
  }
}

void Outgoing::readBuffers(Napi::Value value) {
  const Napi::Array buffers = requireArray(value, "buffers");
  const std::uint32_t count = buffers.Length();
  for (std::uint32_t i = 0; i < count; ++i) buffers_.push_back(bytesOf(buffers.Get(i)));
}

Outgoing::Destination Outgoing::destinationOf(Napi::Value value) {
  if (!last_value_.IsEmpty() && value.StrictEquals(last_value_)) return last_destination_;
  last_value_ = value;
  const bool is_peer = value.IsNull() || value.IsUndefined();
  last_destination_ = is_peer ? Destination{} : readDestination(value);
  return last_destination_;
}

Outgoing::Destination Outgoing::readDestination(Napi::Value value) {
  if (type_ == SocketType::kUnix)
    return {.name = &names_.emplace_back(requireString(value, "destination"))};
  const Options endpoint(value);
  const std::string text = endpoint.string("address");
  const auto port = static_cast<std::uint16_t>(endpoint.integer("port", {0, 65535}));
  const Family family = type_ == SocketType::kUdp4 ? Family::kIpv4 : Family::kIpv6;
  try {
    const auto address = parseAddress(family, text, port);
    if (address) return {.name = &names_.emplace_back(*address)};
  } catch (const SystemError& error) {
    return {.name = &names_.emplace_back(text), .refusal = error.error()};
  }
  return {.name = &names_.emplace_back(text), .refusal = EINVAL};
}

}  // namespace gramscope::binding
