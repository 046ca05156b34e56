#include "binding/capture.h"

#include <limits>

#include "binding/arguments.h"
#include "binding/errors.h"
#include "binding/log_source_value.h"
#include "binding/socket_values.h"
#include "binding/values.h"
#include "core/log/log_rows.h"
#include "platform/address_text.h"

namespace gramscope::binding {
namespace {

/// Number.MAX_SAFE_INTEGER: above it a JavaScript number skips integers.

/// The kernel doubles the size, and the double must fit an int.
constexpr Range kReceiveBufferRange = {1, std::numeric_limits<int>::max() / 2};
constexpr Range kSocketIdRange = {1, std::numeric_limits<std::uint32_t>::max()};
constexpr Range kRowCountRange = {0, 65536};
constexpr Range kPayloadLimitRange = {0, 65535};

CaptureLogOptions readLogOptions(const Options& options) {
  constexpr Range kBytes = {std::int64_t{1} << 20, kMaxSafeInteger};
  constexpr Range kSeconds = {1, 1'000'000'000};
  constexpr Range kRows = {1, kMaxSafeInteger};
  CaptureLogOptions result{.folder = options.string("folder")};
  const auto integer = [&](const char* name, Range range, auto fallback) {
    return options.integer(name, range, static_cast<std::int64_t>(fallback));
  };
  result.temporary_bytes =
      static_cast<std::uint64_t>(integer("temporaryBytes", kBytes, result.temporary_bytes));
  result.temporary_age =
      std::chrono::seconds(integer("temporarySeconds", kSeconds, result.temporary_age.count()));
  result.most_rows = static_cast<std::uint64_t>(integer("mostRows", kRows, result.most_rows));
  return result;
}

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

SeriesOptions readSeriesOptions(const Options& options) {
  constexpr Range kCount = {0, kMaxSafeInteger};
  constexpr Range kMilliseconds = {1, 3'600'000};
  constexpr Range kSeconds = {0, 1'000'000'000};
  SeriesOptions result;
  result.path = options.string("path");
  if (options.boolean("replace", false)) result.existing = OutputFile::Existing::kReplace;
  result.rotation = {
      .bytes = static_cast<std::uint64_t>(options.integer("fileBytes", kCount, 0)),
      .duration = std::chrono::seconds(options.integer("fileSeconds", kSeconds, 0)),
      .datagrams = static_cast<std::uint64_t>(options.integer("fileDatagrams", kCount, 0))};
  result.retention.files = static_cast<std::size_t>(options.integer("files", kCount, 0));
  result.flush_interval = std::chrono::milliseconds(
      options.integer("flushInterval", kMilliseconds, result.flush_interval.count()));
  return result;
}

std::uint32_t readSocketId(Napi::Value value) {
  return static_cast<std::uint32_t>(requireInteger(value, "id", kSocketIdRange));
}

gramscope::Socket& known(Napi::Env env, gramscope::Socket* socket, std::uint32_t id) {
  if (socket == nullptr) {
    throw codedError(env, "ERR_SOCKET_UNKNOWN",
                     "this capture never opened a socket with id " + std::to_string(id));
  }
  return *socket;
}

Napi::Object openedValue(Napi::Env env, const Session::Opened& opened) {
  Napi::Object result = toValue(env, opened.socket.address());
  result["id"] = Napi::Number::New(env, opened.id);
  result["receiveBuffer"] = toValue(env, opened.socket.statistics().receive_buffer);
  return result;
}

}  // namespace

Napi::Function Capture::define(Napi::Env env) {
  return DefineClass(
      env, "Capture",
      {InstanceMethod("openUdp", &Capture::openUdp), InstanceMethod("openUnix", &Capture::openUnix),
       InstanceMethod("join", &Capture::join), InstanceMethod("send", &Capture::send),
       InstanceMethod("closeSocket", &Capture::closeSocket),
       InstanceMethod("statistics", &Capture::statistics),
       InstanceMethod("record", &Capture::record),
       InstanceMethod("stopRecording", &Capture::stopRecording),
       InstanceMethod("recording", &Capture::recording),
       InstanceMethod("holdTemporary", &Capture::holdTemporary),
       InstanceMethod("relocate", &Capture::relocate), InstanceMethod("release", &Capture::release),
       InstanceMethod("extent", &Capture::extent), InstanceMethod("rows", &Capture::rows),
       InstanceMethod("source", &Capture::source), InstanceMethod("signal", &Capture::signal),
       InstanceMethod("close", &Capture::close)});
}

Capture::Capture(const Napi::CallbackInfo& info) : Napi::ObjectWrap<Capture>(info) {
  const Napi::Env env = info.Env();
  guarded(env, [&] {
    session_ =
        std::make_unique<Session>(env, readLogOptions(Options(info[0])), [this] { notify(); });
  });
  // After the session's thread-safe function has registered its own hook: hooks run last in, first
  // out (napi_add_env_cleanup_hook), so the thread that calls the function ends before it does.
  napi_add_env_cleanup_hook(env, endOf, this);
}

Capture::~Capture() { end(); }

Napi::Value Capture::openUdp(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    Session& open = session();
    const Options options(info[0]);
    const UdpBinding binding = readUdpBinding(env, options);
    const int receive_buffer = readReceiveBuffer(options);
    const bool is_ipv4 = binding.address.family == Family::kIpv4;
    const auto opened =
        open.open(is_ipv4 ? SocketType::kUdp4 : SocketType::kUdp6, [&](gramscope::Socket& socket) {
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
    const int receive_buffer = readReceiveBuffer(options);
    const auto opened = open.open(SocketType::kUnix, [&](gramscope::Socket& socket) {
      socket.set(SocketOption::kReceiveBuffer, receive_buffer);
      socket.bindPath(path);
    });
    return openedValue(env, opened);
  });
}

void Capture::join(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  guarded(env, [&] {
    const auto id = readSocketId(info[0]);
    gramscope::Socket& socket = known(env, session().find(id), id);
    const Family family = socket.type() == SocketType::kUdp6 ? Family::kIpv6 : Family::kIpv4;
    socket.join(readMembership(info[1], family));
  });
}

void Capture::send(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  guarded(env, [&] {
    const auto id = readSocketId(info[0]);
    gramscope::Socket& socket = known(env, session().find(id), id);
    if (!socket.current()) {
      throw codedError(env, "ERR_SOCKET_CLOSED", "the socket is closed");
    }
    if (!info[1].IsTypedArray()) {
      throw typeError(env, "payload must be a Uint8Array, got " + describe(info[1]));
    }
    const auto payload = info[1].As<Napi::Uint8Array>();
    session().send(id, socket, std::as_bytes(std::span(payload.Data(), payload.ByteLength())),
                   readDestination(socket.type(), info[2]));
  });
}

Napi::Value Capture::closeSocket(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    Session& open = session();
    const auto id = readSocketId(info[0]);
    gramscope::Socket& socket = known(env, open.find(id), id);
    open.close(socket);
    return toValue(env, socket.statistics().counters);
  });
}

Napi::Value Capture::statistics(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const Session& open = session();
  const auto id = readSocketId(info[0]);
  return toValue(env, known(env, open.find(id), id).statistics().counters);
}

void Capture::record(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] { session().log().record(readSeriesOptions(Options(info[0]))); });
}

void Capture::stopRecording(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] { session().log().stopRecording(); });
}

Napi::Value Capture::recording(const Napi::CallbackInfo& info) {
  const auto status = session().log().recordingStatus();
  return status ? toValue(info.Env(), *status) : info.Env().Null();
}

Napi::Value Capture::holdTemporary(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    Napi::Array result = Napi::Array::New(env);
    for (const std::string& path : session().log().holdTemporary()) {
      result[result.Length()] = Napi::String::New(env, path);
    }
    return result;
  });
}

void Capture::relocate(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] {
    session().log().relocate(requireString(info[0], "from"), requireString(info[1], "to"));
  });
}

Napi::Value Capture::extent(const Napi::CallbackInfo& info) {
  Session& open = session();
  open.activity().rearm();
  return toValue(info.Env(), open.log().status());
}

Napi::Value Capture::rows(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    CaptureLog& log = session().log();
    const auto first = requireInteger(info[0], "first", {1, kMaxSafeInteger});
    const auto count = requireInteger(info[1], "count", kRowCountRange);
    const auto limit = requireInteger(info[2], "payloadLimit", kPayloadLimitRange);
    const auto rows =
        log.index().snapshot(static_cast<std::uint64_t>(first), static_cast<std::uint64_t>(count));
    RowPacker packer({}, addressText);
    packRows(rows, log, static_cast<std::size_t>(limit), packer);
    return toValue(env, packer);
  });
}

void Capture::release(const Napi::CallbackInfo&) { session().log().release(); }

Napi::Value Capture::source(const Napi::CallbackInfo& info) {
  return toValue(info.Env(), session().source());
}

void Capture::signal(const Napi::CallbackInfo&) {
  Activity& activity = session().activity();
  activity.rearm();
  activity.signal();
}

void Capture::close(const Napi::CallbackInfo&) { end(); }

Session& Capture::session() const {
  if (!session_) throw codedError(Env(), "ERR_CAPTURE_CLOSED", "the capture is closed");
  return *session_;
}

/// Calls the listener, on the JavaScript thread.
void Capture::notify() {
  const Napi::Object self = Value();
  // Empty between the collection of the JavaScript object and the destruction of this one.
  if (self.IsEmpty()) return;
  const Napi::Value listener = self.Get("onactivity");
  if (listener.IsFunction()) listener.As<Napi::Function>().Call(self, {});
}

void Capture::endOf(void* capture) { static_cast<Capture*>(capture)->end(); }

/// Closes the session, if open: on close(), on collection, or when the environment ends.
void Capture::end() {
  if (!session_) return;
  napi_remove_env_cleanup_hook(Env(), endOf, this);
  session_.reset();
}

}  // namespace gramscope::binding
