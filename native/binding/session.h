#pragma once

#include <napi.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>

#include "binding/activity.h"
#include "core/log/log_source.h"
#include "core/sink.h"
#include "platform/capture_log.h"
#include "platform/receiver.h"
#include "platform/socket.h"

namespace gramscope::binding {

/// What a capture consists of while it is open: sockets, the thread that reads them, and the log
/// that takes what they receive. Its end stops the thread before anything else goes.
class Session : private Sink {
 public:
  /// Throws SystemError. For `notify` see Activity.
  Session(Napi::Env env, CaptureLogOptions options, std::function<void()> notify);
  ~Session() override;

  struct Opened {
    std::uint32_t id;
    gramscope::Socket& socket;
  };

  /// Makes a socket, has `bind` bind it, and receives from it before this returns. It has the id
  /// that is wanted, in place of a closed socket that had it, or else a new one. Passes on what
  /// `bind` throws, and throws SystemError.
  Opened open(SocketType type, std::optional<std::uint32_t> wanted_id,
              const std::function<void(gramscope::Socket&)>& bind);

  /// Stops and closes the socket, which keeps its final statistics. The second time does nothing.
  void close(gramscope::Socket& socket);

  /// Sends a datagram from the socket, and logs it as outbound. Throws SystemError: EAGAIN where
  /// the system would have it wait.
  void send(std::uint32_t id, gramscope::Socket& socket, std::span<const std::byte> payload,
            const SocketName& destination);

  /// An open or a closed socket of this session; null for an unknown id.
  gramscope::Socket* find(std::uint32_t id) const;

  CaptureLog& log() noexcept { return *log_; }
  const CaptureLog& log() const noexcept { return *log_; }
  const std::shared_ptr<const LogSource>& source() const noexcept { return source_; }
  Activity& activity() noexcept { return activity_; }

  /// There is nothing to let go: a capture does not keep the process alive.
  void release(Napi::Env) noexcept {}

 private:
  void accept(std::span<const Datagram> batch) override;
  void socketFailed(std::uint32_t socket) override;

  /// Shared with what reads it on other threads, which may go on for a moment after the end.
  std::shared_ptr<CaptureLog> log_;
  std::shared_ptr<const LogSource> source_;
  Activity activity_;
  /// Closed ones stay, for their rows are still in the log: some hundred bytes each.
  std::map<std::uint32_t, std::unique_ptr<gramscope::Socket>> sockets_;
  std::uint32_t last_id_ = 0;
  /// Last, so that its thread ends before what it uses does.
  std::optional<Receiver> receiver_;
};

}  // namespace gramscope::binding
