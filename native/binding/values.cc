#include "binding/values.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "platform/address_text.h"
#include "platform/error_name.h"

namespace gramscope::binding {

Napi::Number number(Napi::Env env, std::uint64_t value) {
  return Napi::Number::New(env, static_cast<double>(value));
}

namespace {

Napi::Object toValue(Napi::Env env, const SocketFailure& failure) {
  Napi::Object result = Napi::Object::New(env);
  result["code"] = Napi::String::New(env, errorName(failure.error));
  result["errno"] = Napi::Number::New(env, errorNumber(failure.error));
  result["syscall"] = Napi::String::New(env, failure.syscall);
  return result;
}

/// Six hexadecimal pairs with colons between them.
std::string macText(const std::array<std::uint8_t, 6>& mac) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const auto byte : mac) {
    if (!text.empty()) text += ':';
    text += kDigits[byte >> 4];
    text += kDigits[byte & 0x0f];
  }
  return text;
}

/// Without a zone in the text: beside its interface the address is unambiguous, and the scope id
/// has a field of its own.
Napi::Object toValue(Napi::Env env, const InterfaceAddress& address) {
  SocketAddress plain = address.address;
  plain.scope_id = 0;
  Napi::Object result = Napi::Object::New(env);
  result["family"] = Napi::Number::New(env, static_cast<int>(plain.family));
  result["address"] = Napi::String::New(env, addressText(plain));
  result["prefixLength"] = Napi::Number::New(env, address.prefix_length);
  if (address.address.scope_id != 0) result["scopeId"] = number(env, address.address.scope_id);
  return result;
}

Napi::Object toValue(Napi::Env env, const NetworkInterface& source) {
  Napi::Object result = Napi::Object::New(env);
  result["name"] = Napi::String::New(env, source.name);
  result["index"] = number(env, source.index);
  result["up"] = Napi::Boolean::New(env, source.up);
  result["loopback"] = Napi::Boolean::New(env, source.loopback);
  result["multicast"] = Napi::Boolean::New(env, source.multicast);
  result["broadcast"] = Napi::Boolean::New(env, source.broadcast);
  result["pointToPoint"] = Napi::Boolean::New(env, source.point_to_point);
  result["mtu"] = Napi::Number::New(env, source.mtu);
  if (source.mac) result["mac"] = Napi::String::New(env, macText(*source.mac));
  Napi::Array addresses = Napi::Array::New(env);
  for (const auto& address : source.addresses) {
    addresses[addresses.Length()] = toValue(env, address);
  }
  result["addresses"] = addresses;
  return result;
}

}  // namespace

Napi::Float64Array toValue(Napi::Env env, const std::vector<std::uint64_t>& numbers) {
  auto result = Napi::Float64Array::New(env, numbers.size());
  std::ranges::transform(numbers, result.Data(),
                         [](std::uint64_t value) { return static_cast<double>(value); });
  return result;
}

Napi::Object toValue(Napi::Env env, const SocketStatistics& statistics) {
  Napi::Object result = Napi::Object::New(env);
  result["received"] = number(env, statistics.received);
  result["bytes"] = number(env, statistics.bytes);
  result["dropped"] = number(env, statistics.dropped);
  if (statistics.failure) result["failure"] = toValue(env, *statistics.failure);
  return result;
}

Napi::Object toValue(Napi::Env env, const CaptureLog::Status& status) {
  Napi::Object result = Napi::Object::New(env);
  result["first"] = number(env, status.extent.first);
  result["last"] = number(env, status.extent.last);
  result["evicted"] = number(env, status.extent.evicted);
  result["bytes"] = number(env, status.bytes);
  result["lost"] = number(env, status.lost);
  if (status.error != 0) result["error"] = Napi::String::New(env, errorName(status.error));
  return result;
}

Napi::Object toValue(Napi::Env env, const Recorder::Status& status) {
  Napi::Object result = Napi::Object::New(env);
  result["path"] = Napi::String::New(env, status.path);
  result["datagrams"] = number(env, status.datagrams);
  result["lost"] = number(env, status.lost);
  result["bytes"] = number(env, status.bytes);
  result["waiting"] = number(env, status.waiting);
  if (status.error != 0) result["error"] = Napi::String::New(env, errorName(status.error));
  return result;
}

Napi::Array toValue(Napi::Env env, const std::vector<NetworkInterface>& interfaces) {
  Napi::Array result = Napi::Array::New(env);
  for (const auto& next : interfaces) result[result.Length()] = toValue(env, next);
  return result;
}

Napi::ArrayBuffer toValue(Napi::Env env, const RowPacker& rows) {
  // By way of a Buffer, whose memory is not filled with zeros first, as that of an ArrayBuffer is.
  const auto buffer = Napi::Buffer<std::byte>::New(env, rows.size());
  rows.copyTo({buffer.Data(), buffer.ByteLength()});
  return buffer.ArrayBuffer();
}

Napi::Object packedRowLayout(Napi::Env env) {
  Napi::Object layout = Napi::Object::New(env);
  const auto set = [&](const char* name, std::size_t value) { layout[name] = number(env, value); };
  set("headerSize", sizeof(PackedHeader));
  set("rowSize", sizeof(PackedRow));
  set("number", offsetof(PackedRow, number));
  set("time", offsetof(PackedRow, time));
  set("payloadOffset", offsetof(PackedRow, payload_offset));
  set("payloadLength", offsetof(PackedRow, payload_length));
  set("originalLength", offsetof(PackedRow, original_length));
  set("socket", offsetof(PackedRow, socket));
  set("interfaceIndex", offsetof(PackedRow, interface_index));
  set("sourceOffset", offsetof(PackedRow, source_offset));
  set("destinationOffset", offsetof(PackedRow, destination_offset));
  set("sourcePort", offsetof(PackedRow, source_port));
  set("destinationPort", offsetof(PackedRow, destination_port));
  set("sourceLength", offsetof(PackedRow, source_length));
  set("destinationLength", offsetof(PackedRow, destination_length));
  set("ttl", offsetof(PackedRow, ttl));
  set("flags", offsetof(PackedRow, flags));
  set("senderPid", offsetof(PackedRow, sender_process));
  set("senderUid", offsetof(PackedRow, sender_user));
  set("senderGid", offsetof(PackedRow, sender_group));
  set("trafficClass", offsetof(PackedRow, traffic_class));
  set("frameLength", offsetof(PackedRow, frame_length));
  set("frame", offsetof(PackedRow, frame));
  return layout;
}

}  // namespace gramscope::binding
