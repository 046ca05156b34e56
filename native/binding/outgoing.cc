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

std::size_t countOf(Napi::Value value, const char* name, std::size_t most) {
  return static_cast<std::size_t>(
      requireInteger(value, name, {0, static_cast<std::int64_t>(most)}));
}

}  // namespace

Outgoing::Outgoing(const Columns& columns, SocketType type) : type_(type) {
  readBuffers(columns.buffers);
  divide(columns.pieces);
  address(columns.destinations, columns.runs);
}

void Outgoing::readBuffers(Napi::Value value) {
  const Napi::Array buffers = requireArray(value, "buffers");
  const std::uint32_t count = buffers.Length();
  buffers_.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) buffers_.push_back(bytesOf(buffers.Get(i)));
}

/// Tells the messages apart: each has one buffer, or as many as `value` says.
void Outgoing::divide(Napi::Value value) {
  if (value.IsNull()) {
    messages_.reserve(buffers_.size());
    for (const auto& buffer : buffers_) messages_.push_back({.buffers = {&buffer, 1}});
    return;
  }
  const Napi::Array pieces = requireArray(value, "pieces");
  const std::uint32_t count = pieces.Length();
  messages_.reserve(count);
  std::span<const std::span<const std::byte>> rest(buffers_);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t size = countOf(pieces.Get(i), "pieces", rest.size());
    messages_.push_back({.buffers = rest.first(size)});
    rest = rest.subspan(size);
  }
  if (!rest.empty()) throw typeError(value.Env(), "pieces must add up to the number of buffers");
}

/// Says where the messages go: each destination is for as many in a row as its run says.
void Outgoing::address(Napi::Value destinations_value, Napi::Value runs_value) {
  const Napi::Array destinations = requireArray(destinations_value, "destinations");
  const Napi::Array runs = requireArray(runs_value, "runs");
  std::span<OutgoingMessage> rest(messages_);
  const std::uint32_t count = destinations.Length();
  names_.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t run = countOf(runs.Get(i), "runs", rest.size());
    const Destination destination = readDestination(destinations.Get(i));
    for (OutgoingMessage& message : rest.first(run)) {
      message.destination = destination.name;
      message.refusal = destination.refusal;
    }
    rest = rest.subspan(run);
  }
  if (!rest.empty()) throw typeError(runs.Env(), "runs must add up to the number of messages");
}

Outgoing::Destination Outgoing::readDestination(Napi::Value value) {
  if (value.IsNull()) return {};
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
