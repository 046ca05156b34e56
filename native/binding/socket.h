#pragma once

#include <napi.h>

#include <cstddef>
#include <initializer_list>
#include <memory>

#include "binding/environment.h"
#include "binding/socket_channel.h"

namespace gramscope::binding {

/// The native half of a datagram socket: NativeSocket in lib/dgram/native-socket.ts says what its
/// methods do. After close() each but close() throws an Error with code
/// ERR_SOCKET_DGRAM_NOT_RUNNING.
///
/// The listeners are JavaScript properties, as in Capture. An open socket that receives, or that
/// has something queued, is held, for it may still call them; any other can be collected.
class Socket : public Napi::ObjectWrap<Socket> {
 public:
  static Napi::Function define(Napi::Env env);

  explicit Socket(const Napi::CallbackInfo& info);
  ~Socket() override;

  /// Calls the listeners for what came since the last time.
  void deliver();

  /// Closes the socket, if open: on close(), on collection, or when the environment ends.
  void end();

 private:
  void bind(const Napi::CallbackInfo& info);
  void bindPath(const Napi::CallbackInfo& info);
  void adopt(const Napi::CallbackInfo& info);
  void receive(const Napi::CallbackInfo& info);
  void connect(const Napi::CallbackInfo& info);
  void connectPath(const Napi::CallbackInfo& info);
  Napi::Value address(const Napi::CallbackInfo& info);
  Napi::Value peer(const Napi::CallbackInfo& info);
  Napi::Value send(const Napi::CallbackInfo& info);
  Napi::Value queued(const Napi::CallbackInfo& info);
  void setOption(const Napi::CallbackInfo& info);
  Napi::Value getOption(const Napi::CallbackInfo& info);
  void setMulticastInterface(const Napi::CallbackInfo& info);
  void join(const Napi::CallbackInfo& info);
  void leave(const Napi::CallbackInfo& info);
  Napi::Value statistics(const Napi::CallbackInfo& info);
  void ref(const Napi::CallbackInfo& info);
  void unref(const Napi::CallbackInfo& info);
  void close(const Napi::CallbackInfo& info);

  SocketChannel& channel() const;
  Family family() const;
  void deliverRows();
  void deliverReport();
  void deliverFailures();
  void call(const char* listener, std::initializer_list<napi_value> arguments);
  void updateHolds();

  Environment& environment_;
  std::uint32_t id_ = 0;
  std::unique_ptr<SocketChannel> channel_;
  /// Messages whose outcome JavaScript has not been told.
  std::size_t unsettled_ = 0;
  bool is_ref_ = true;
  /// Whether this holds the environment, and the JavaScript object.
  bool is_holding_environment_ = false;
  bool is_holding_itself_ = false;
};

}  // namespace gramscope::binding
