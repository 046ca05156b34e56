#include "binding/socket_values.h"

#include <cerrno>
#include <charconv>
#include <limits>
#include <utility>

#include "binding/arguments.h"
#include "binding/errors.h"
#include "binding/values.h"
#include "platform/address_text.h"
#include "platform/error_name.h"

namespace gramscope::binding {
namespace {

constexpr Range kPortRange = {0, 65535};
constexpr Range kIndexRange = {0, std::numeric_limits<std::int32_t>::max()};
/// Well inside what packed rows can hold (RowPacker::Options::size_limit).
constexpr Range kQueueLimitRange = {1, std::int64_t{512} << 20};

SocketType readType(const Options& options) {
  const std::string type = options.string("type");
  if (type == "udp4") return SocketType::kUdp4;
  if (type == "udp6") return SocketType::kUdp6;
  if (type == "unix_dgram") return SocketType::kUnix;
  const Napi::Value value = options.get("type");
  throw typeError(value.Env(),
                  "type must be \"udp4\", \"udp6\" or \"unix_dgram\", got " + describe(value));
}

SocketAddress parsed(Family family, const std::string& text, std::uint16_t port,
                     const char* syscall) {
  const auto address = parseAddress(family, text, port);
  if (!address) throw SystemError(EINVAL, syscall, text, port);
  return *address;
}

struct NamedOption {
  const char* name;
  SocketOption option;
};

constexpr NamedOption kOptions[] = {
    {"broadcast", SocketOption::kBroadcast},
    {"ttl", SocketOption::kTtl},
    {"multicastTtl", SocketOption::kMulticastTtl},
    {"multicastLoopback", SocketOption::kMulticastLoopback},
    {"receiveBuffer", SocketOption::kReceiveBuffer},
    {"sendBuffer", SocketOption::kSendBuffer},
};

struct FailureText {
  const char* kind;
  int error;
  const char* syscall;
};

Napi::Object failureObject(Napi::Env env, const FailureText& text) {
  Napi::Object result = Napi::Object::New(env);
  result["kind"] = Napi::String::New(env, text.kind);
  result["code"] = Napi::String::New(env, errorName(text.error));
  result["errno"] = Napi::Number::New(env, errorNumber(text.error));
  result["syscall"] = Napi::String::New(env, text.syscall);
  return result;
}

Napi::Object failureObject(Napi::Env env, const SendingFailure& failure) {
  // Without a destination it is what recvmsg(2) said on a connected socket, an error in Node.
  const char* kind = failure.destination ? "icmp" : "failed";
  Napi::Object result =
      failureObject(env, {.kind = kind, .error = failure.error, .syscall = "recvmsg"});
  if (!failure.destination) return result;
  result["address"] = Napi::String::New(env, addressText(*failure.destination));
  result["port"] = Napi::Number::New(env, failure.destination->port);
  return result;
}

Napi::Object failureObject(Napi::Env env, const SendFailure& failure) {
  SystemError error(failure.error, "send");
  if (failure.destination) {
    const auto* address = std::get_if<SocketAddress>(&*failure.destination);
    error =
        address != nullptr
            ? SystemError(failure.error, "send", addressText(*address), address->port)
            : SystemError(failure.error, "send", std::get<std::string>(*failure.destination), 0);
  }
  Napi::Object result = Napi::Object::New(env);
  result["index"] = number(env, failure.index);
  result["error"] = systemError(env, error.explained(failure.detail)).Value();
  return result;
}

}  // namespace

SocketChannel::Options readSocketOptions(Napi::Value value) {
  const Options options(value);
  return {.socket = {.id = 0,
                     .type = readType(options),
                     .packet_info = options.boolean("packetInfo", false),
                     .icmp_errors = options.boolean("icmpErrors", false)},
          .queue_limit = static_cast<std::size_t>(options.integer("queueLimit", kQueueLimitRange))};
}

UdpBinding readBinding(Napi::Value value, Family family) {
  const Options options(value);
  return {.address = readEndpoint(value, family, "bind"),
          .reuse_address = options.boolean("reuseAddress", false),
          .reuse_port = options.boolean("reusePort", false),
          .ipv6_only = options.boolean("ipv6Only", false)};
}

SocketAddress readEndpoint(Napi::Value value, Family family, const char* syscall) {
  const Options options(value);
  return parsed(family, options.string("address"),
                static_cast<std::uint16_t>(options.integer("port", kPortRange)), syscall);
}

Membership readMembership(Napi::Value value, Family socket_family) {
  const Options options(value);
  Membership result;
  const std::string group = options.string("group");
  // An IPv6 socket may join groups of both families.
  const bool is_ipv6 = socket_family == Family::kIpv6 && group.find(':') != std::string::npos;
  const Family family = is_ipv6 ? Family::kIpv6 : Family::kIpv4;
  result.group = parsed(family, group, 0, "setsockopt");
  result.interface_index =
      static_cast<std::uint32_t>(options.integer("interfaceIndex", kIndexRange));
  if (!options.get("source").IsUndefined()) {
    result.source = parsed(family, options.string("source"), 0, "setsockopt");
  }
  return result;
}

SocketOption readOptionName(Napi::Value value) {
  const std::string name = requireString(value, "name");
  for (const auto& each : kOptions) {
    if (name == each.name) return each.option;
  }
  throw typeError(value.Env(), "name must be that of an option, got " + describe(value));
}

SocketAddress readMulticastInterface(Napi::Value value, Family family) {
  const std::string text = requireString(value, "address");
  SocketAddress any{.family = family};
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, any.scope_id);
  if (error == std::errc() && rest == end) return any;
  return parsed(family, text, 0, "setsockopt");
}

Napi::Object toValue(Napi::Env env, const SocketName& name) {
  Napi::Object result = Napi::Object::New(env);
  const auto* address = std::get_if<SocketAddress>(&name);
  if (address == nullptr) {
    result["family"] = Napi::String::New(env, "unix");
    result["address"] = Napi::String::New(env, std::get<std::string>(name));
    result["port"] = Napi::Number::New(env, 0);
    return result;
  }
  result["family"] = Napi::String::New(env, address->family == Family::kIpv4 ? "IPv4" : "IPv6");
  result["address"] = Napi::String::New(env, addressText(*address));
  result["port"] = Napi::Number::New(env, address->port);
  return result;
}

Napi::Object toValue(Napi::Env env, const BufferSize& buffer) {
  Napi::Object result = Napi::Object::New(env);
  result["asked"] = Napi::Number::New(env, buffer.asked);
  result["got"] = Napi::Number::New(env, buffer.got);
  return result;
}

Napi::Object toValue(Napi::Env env, const gramscope::Socket::Statistics& statistics) {
  Napi::Object result = Napi::Object::New(env);
  result["received"] = number(env, statistics.counters.received);
  result["bytes"] = number(env, statistics.counters.bytes);
  result["dropped"] = number(env, statistics.counters.dropped);
  result["receiveBuffer"] = toValue(env, statistics.receive_buffer);
  return result;
}

Napi::Object toValue(Napi::Env env, const SocketChannel::Failure& failure) {
  if (const auto* sending = std::get_if<SendingFailure>(&failure)) {
    return failureObject(env, *sending);
  }
  const auto& final = std::get<SocketFailure>(failure);
  return failureObject(env, {.kind = "failed", .error = final.error, .syscall = "recvmsg"});
}

Napi::Object toValue(Napi::Env env, const SendQueue::Size& size) {
  Napi::Object result = Napi::Object::New(env);
  result["bytes"] = number(env, size.bytes);
  result["count"] = number(env, size.count);
  return result;
}

Napi::Number toValue(Napi::Env env, std::size_t count) { return number(env, count); }

void addFailures(Napi::Value array, const std::vector<SendFailure>& failures) {
  if (!array.IsArray()) throw typeError(array.Env(), "failures must be an array");
  auto result = array.As<Napi::Array>();
  for (const auto& failure : failures) {
    result[result.Length()] = failureObject(array.Env(), failure);
  }
}

}  // namespace gramscope::binding
