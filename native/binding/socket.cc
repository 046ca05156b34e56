#include "binding/socket.h"

#include <limits>
#include <utility>

#include "binding/arguments.h"
#include "binding/errors.h"
#include "binding/outgoing.h"
#include "binding/socket_values.h"
#include "binding/values.h"

namespace gramscope::binding {
Napi::Function Socket::define(Napi::Env env) {
  return DefineClass(
      env, "Socket",
      {InstanceMethod("bind", &Socket::bind), InstanceMethod("bindPath", &Socket::bindPath),
       InstanceMethod("adopt", &Socket::adopt), InstanceMethod("receive", &Socket::receive),
       InstanceMethod("connect", &Socket::connect),
       InstanceMethod("connectPath", &Socket::connectPath),
       InstanceMethod("address", &Socket::address), InstanceMethod("peer", &Socket::peer),
       InstanceMethod("send", &Socket::send), InstanceMethod("queued", &Socket::queued),
       InstanceMethod("setOption", &Socket::setOption),
       InstanceMethod("getOption", &Socket::getOption),
       InstanceMethod("setMulticastInterface", &Socket::setMulticastInterface),
       InstanceMethod("join", &Socket::join), InstanceMethod("leave", &Socket::leave),
       InstanceMethod("statistics", &Socket::statistics), InstanceMethod("ref", &Socket::ref),
       InstanceMethod("unref", &Socket::unref), InstanceMethod("close", &Socket::close)});
}

Socket::Socket(const Napi::CallbackInfo& info)
    : Napi::ObjectWrap<Socket>(info), environment_(Environment::of(info.Env())) {
  guarded(info.Env(), [&] {
    SocketChannel::Options options = readSocketOptions(info[0]);
    options.socket.id = id_ = environment_.nextId();
    channel_ = std::make_unique<SocketChannel>(environment_, options);
    // Last, for nobody would take back the address of an object that failed to come into being.
    environment_.add(id_, *this);
  });
}

Socket::~Socket() { end(); }

void Socket::bind(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] { channel().bind(readBinding(info[0], family())); });
}

void Socket::bindPath(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] { channel().socket().bindPath(requireString(info[0], "path")); });
}

void Socket::adopt(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] {
    const auto fd = requireInteger(info[0], "fd", {0, std::numeric_limits<int>::max()});
    channel().adopt(static_cast<int>(fd));
  });
}

void Socket::receive(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] { channel().receive(); });
  updateHolds();
}

void Socket::connect(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] {
    gramscope::Socket& socket = channel().socket();
    if (info[0].IsNull()) return socket.connect(std::nullopt);
    socket.connect(readEndpoint(info[0], family(), "connect"));
  });
}

void Socket::connectPath(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] { channel().socket().connectPath(requireString(info[0], "path")); });
}

Napi::Value Socket::address(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value { return toValue(env, channel().socket().address()); });
}

Napi::Value Socket::peer(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value { return toValue(env, channel().socket().peer()); });
}

Napi::Value Socket::send(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    SocketChannel& open = channel();
    const Outgoing outgoing({info[0], info[1], info[2], info[3]}, open.socket().type());
    const auto report = open.send(outgoing.messages());
    const std::size_t queued = outgoing.messages().size() - report.settled;
    unsettled_ += queued;
    if (queued > 0) updateHolds();
    if (!report.failures.empty()) addFailures(info[4], report.failures);
    return toValue(env, report.settled);
  });
}

Napi::Value Socket::queued(const Napi::CallbackInfo& info) {
  return toValue(info.Env(), channel().sendQueue().size());
}

void Socket::setOption(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] {
    const auto value = requireInteger(info[1], "value", kInts);
    channel().socket().set(readOptionName(info[0]), static_cast<int>(value));
  });
}

Napi::Value Socket::getOption(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    return Napi::Number::New(env, channel().socket().get(readOptionName(info[0])));
  });
}

void Socket::setMulticastInterface(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] {
    channel().socket().setMulticastInterface(readMulticastInterface(info[0], family()));
  });
}

void Socket::join(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] { channel().socket().join(readMembership(info[0], family())); });
}

void Socket::leave(const Napi::CallbackInfo& info) {
  guarded(info.Env(), [&] { channel().socket().leave(readMembership(info[0], family())); });
}

Napi::Value Socket::statistics(const Napi::CallbackInfo& info) {
  return toValue(info.Env(), channel().socket().statistics());
}

void Socket::ref(const Napi::CallbackInfo&) {
  channel();
  is_ref_ = true;
  updateHolds();
}

void Socket::unref(const Napi::CallbackInfo&) {
  channel();
  is_ref_ = false;
  updateHolds();
}

void Socket::close(const Napi::CallbackInfo&) { end(); }

SocketChannel& Socket::channel() const {
  if (!channel_) throw codedError(Env(), "ERR_SOCKET_DGRAM_NOT_RUNNING", "Not running");
  return *channel_;
}

Family Socket::family() const {
  return channel().socket().type() == SocketType::kUdp6 ? Family::kIpv6 : Family::kIpv4;
}

void Socket::deliver() {
  if (!channel_) return;
  const Napi::HandleScope scope(Env());
  channel_->rearm();
  // A listener may close the socket, after which nothing more is called.
  deliverRows();
  if (channel_) deliverReport();
  if (channel_) deliverFailures();
  updateHolds();
}

void Socket::deliverRows() {
  auto rows = channel_->takeRows();
  if (!rows) return;
  const Napi::ArrayBuffer buffer = toValue(Env(), *rows);
  environment_.pool().put(std::move(rows));
  call("ondatagrams", {buffer});
}

void Socket::deliverReport() {
  const auto report = channel_->takeReport();
  if (report.settled == 0) return;
  unsettled_ -= report.settled;
  const Napi::Array failures = Napi::Array::New(Env());
  addFailures(failures, report.failures);
  call("onsent", {toValue(Env(), report.settled), failures});
}

void Socket::deliverFailures() {
  for (const auto& failure : channel_->takeFailures()) {
    if (!channel_) return;
    call("onfailure", {toValue(Env(), failure)});
  }
}

/// What a listener throws is an uncaught exception, as in Node, where it would otherwise become a
/// mere deprecation (DEP0168).
void Socket::call(const char* listener, std::initializer_list<napi_value> arguments) {
  try {
    const Napi::Value function = Value().Get(listener);
    if (function.IsFunction()) function.As<Napi::Function>().Call(Value(), arguments);
  } catch (const Napi::Error& error) {
    napi_fatal_exception(Env(), error.Value());
  }
}

/// The environment goes on for a socket that receives, unless told otherwise, and for what is still
/// to be sent in any case.
void Socket::updateHolds() {
  const bool is_receiving = channel_ && channel_->isReceiving();
  const bool has_queued = channel_ && unsettled_ > 0;
  const bool holds_environment = (is_receiving && is_ref_) || has_queued;
  const bool holds_itself = is_receiving || has_queued;
  if (std::exchange(is_holding_environment_, holds_environment) != holds_environment) {
    holds_environment ? environment_.hold() : environment_.release();
  }
  if (std::exchange(is_holding_itself_, holds_itself) != holds_itself) {
    holds_itself ? Ref() : Unref();
  }
}

void Socket::end() {
  if (id_ != 0) environment_.remove(std::exchange(id_, 0));
  channel_.reset();
  updateHolds();
}

}  // namespace gramscope::binding
