#include <limits>
#include <optional>
#include <string>

#include "binding/arguments.h"
#include "binding/capture.h"
#include "binding/errors.h"
#include "binding/socket_values.h"
#include "binding/values.h"
#include "platform/address_text.h"

namespace gramscope::binding {

// What a capture does with its sockets.

namespace {

/// The kernel doubles the size, and the double must fit an int.
constexpr Range kReceiveBufferRange = {1, std::numeric_limits<int>::max() / 2};
constexpr Range kSocketIdRange = {1, std::numeric_limits<std::uint32_t>::max()};
/// Leaves room for ids that nobody chose.
constexpr Range kWantedIdRange = {1, std::numeric_limits<std::int32_t>::max()};

Family readFamily(const Options& options) {
  const Napi::Value value = options.get("family");
  const double family = value.IsNumber() ? value.As<Napi::Number>().DoubleValue() : 0;
  if (family == 4) return Family::kIpv4;
  if (family == 6) return Family::kIpv6;
  throw typeError(value.Env(), "family must be 4 or 6, got " + describe(value));
}

SocketAddress readAddress(Napi::Env env, const Options& options) {
  const Family family = readFamily(options);
  const std::string text = options.string("address");
  const auto port = static_cast<std::uint16_t>(options.integer("port", {0, 65535}));
  const auto address = parseAddress(family, text, port);
  if (!address) {
    const std::string expected = family == Family::kIpv4 ? "an IPv4" : "an IPv6";
    throw typeError(env, "address must be " + expected + " address literal, got " +
                             describe(options.get("address")));
  }
  return *address;
}

UdpBinding readUdpBinding(Napi::Env env, const Options& options) {
  return {.address = readAddress(env, options),
          .reuse_address = options.boolean("reuseAddress", false),
          .ipv6_only = options.boolean("ipv6Only", false)};
}

SocketName readDestination(SocketType type, Napi::Value value) {
  if (type == SocketType::kUnix) return Options(value).string("path");
  return readEndpoint(value, type == SocketType::kUdp6 ? Family::kIpv6 : Family::kIpv4, "send");
}

/// The default of Linux, 208 KiB, loses syslog at 20,000 a second.
int readReceiveBuffer(const Options& options) {
  constexpr std::int64_t kDefault = 4 << 20;
  return static_cast<int>(options.integer("receiveBuffer", kReceiveBufferRange, kDefault));
}

std::uint32_t readSocketId(Napi::Value value) {
  return static_cast<std::uint32_t>(requireInteger(value, "id", kSocketIdRange));
}

gramscope::Socket& known(Napi::Env env, const Session& session, std::uint32_t id) {
  gramscope::Socket* socket = session.find(id);
  if (socket == nullptr) {
    throw codedError(env, "ERR_SOCKET_UNKNOWN",
                     "this capture never opened a socket with id " + std::to_string(id));
  }
  return *socket;
}

/// The socket of the first argument, which must be open.
gramscope::Socket& openSocket(const Napi::CallbackInfo& info, const Session& session) {
  gramscope::Socket& socket = known(info.Env(), session, readSocketId(info[0]));
  if (!socket.current()) throw codedError(info.Env(), "ERR_SOCKET_CLOSED", "the socket is closed");
  return socket;
}

/// The id that a socket shall have, or nothing for a new one. Throws for that of an open socket.
std::optional<std::uint32_t> readWantedId(Napi::Env env, const Options& options,
                                          const Session& session) {
  if (options.get("id").IsUndefined()) return std::nullopt;
  const auto id = static_cast<std::uint32_t>(options.integer("id", kWantedIdRange));
  const gramscope::Socket* socket = session.find(id);
  if (socket != nullptr && socket->current()) {
    throw codedError(env, "ERR_SOCKET_OPEN", "socket " + std::to_string(id) + " is open");
  }
  return id;
}

Family familyOf(const gramscope::Socket& socket) {
  return socket.type() == SocketType::kUdp6 ? Family::kIpv6 : Family::kIpv4;
}

Napi::Object openedValue(Napi::Env env, const Session::Opened& opened) {
  Napi::Object result = toValue(env, opened.socket.address());
  result["id"] = Napi::Number::New(env, opened.id);
  result["receiveBuffer"] = toValue(env, opened.socket.statistics().receive_buffer);
  return result;
}

}  // namespace

Napi::Value Capture::openUdp(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    Session& open = session();
    const Options options(info[0]);
    const UdpBinding binding = readUdpBinding(env, options);
    const int receive_buffer = readReceiveBuffer(options);
    const bool is_ipv4 = binding.address.family == Family::kIpv4;
    const auto id = readWantedId(env, options, open);
    const auto opened = open.open(is_ipv4 ? SocketType::kUdp4 : SocketType::kUdp6, id,
                                  [&](gramscope::Socket& socket) {
                                    socket.set(SocketOption::kReceiveBuffer, receive_buffer);
                                    socket.bind(binding);
                                  });
    return openedValue(env, opened);
  });
}

Napi::Value Capture::openUnix(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    Session& open = session();
    const Options options(info[0]);
    const std::string path = options.string("path");
    const bool is_for_all = options.boolean("othersMaySend", false);
    const int receive_buffer = readReceiveBuffer(options);
    const auto id = readWantedId(env, options, open);
    const auto opened = open.open(SocketType::kUnix, id, [&](gramscope::Socket& socket) {
      socket.set(SocketOption::kReceiveBuffer, receive_buffer);
      socket.bindPath(path, is_for_all ? UnixSenders::kEverybody : UnixSenders::kOwner);
    });
    return openedValue(env, opened);
  });
}

void Capture::join(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] {
    gramscope::Socket& socket = openSocket(info, session());
    socket.join(readMembership(info[1], familyOf(socket)));
  });
}

void Capture::leave(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] {
    gramscope::Socket& socket = openSocket(info, session());
    socket.leave(readMembership(info[1], familyOf(socket)));
  });
}

void Capture::setOption(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] {
    gramscope::Socket& socket = openSocket(info, session());
    const auto value = requireInteger(info[2], "value", kInts);
    socket.set(readOptionName(info[1]), static_cast<int>(value));
  });
}

Napi::Value Capture::getOption(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    return Napi::Number::New(env, openSocket(info, session()).get(readOptionName(info[1])));
  });
}

Napi::Value Capture::buffer(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    return toValue(env, openSocket(info, session()).buffer(readOptionName(info[1])));
  });
}

void Capture::setMulticastInterface(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] {
    gramscope::Socket& socket = openSocket(info, session());
    socket.setMulticastInterface(readMulticastInterface(info[1], familyOf(socket)));
  });
}

void Capture::send(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  guarded(env, [&] {
    gramscope::Socket& socket = openSocket(info, session());
    if (!info[1].IsTypedArray()) {
      throw typeError(env, "payload must be a Uint8Array, got " + describe(info[1]));
    }
    const auto payload = info[1].As<Napi::Uint8Array>();
    session().send(readSocketId(info[0]), socket,
                   std::as_bytes(std::span(payload.Data(), payload.ByteLength())),
                   readDestination(socket.type(), info[2]));
  });
}

Napi::Value Capture::closeSocket(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    Session& open = session();
    const auto id = readSocketId(info[0]);
    gramscope::Socket& socket = known(env, open, id);
    open.close(socket);
    return toValue(env, socket.statistics().counters);
  });
}

Napi::Value Capture::statistics(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const Session& open = session();
  const auto id = readSocketId(info[0]);
  return toValue(env, known(env, open, id).statistics().counters);
}

}  // namespace gramscope::binding
