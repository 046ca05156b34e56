#pragma once

#include <napi.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>

#include "binding/activity.h"
#include "core/log.h"
#include "core/sink.h"
#include "platform/receiver.h"
#include "platform/udp_socket.h"

namespace gramscope::binding {

/// What a capture consists of while it is open: sockets, the thread that reads them, and the log
/// that takes what they receive. Its end stops the thread before anything else goes.
class Session : private Sink {
 public:
  /// Throws SystemError. For `notify` see Activity.
  Session(Napi::Env env, const LogOptions& options, std::function<void()> notify);

  /// Throws SystemError. The socket receives before this returns.
  std::shared_ptr<DatagramSocket> openUdp(const UdpSocketOptions& options);

  /// The closed socket with its final statistics, also when it was closed before; null for an
  /// unknown id.
  std::shared_ptr<const DatagramSocket> closeSocket(std::uint32_t id);

  /// An open or a closed socket of this session; null for an unknown id.
  std::shared_ptr<const DatagramSocket> find(std::uint32_t id) const;

  const Log& log() const noexcept { return log_; }
  Activity& activity() noexcept { return activity_; }

 private:
  void accept(std::span<const Datagram> batch) override;
  void socketFailed(std::uint32_t socket) override;

  Log log_;
  Activity activity_;
  /// Closed ones stay, for their rows are still in the log: about 150 bytes each.
  std::map<std::uint32_t, std::shared_ptr<DatagramSocket>> sockets_;
  std::uint32_t last_id_ = 0;
  /// Last, so that its thread ends before what it uses does.
  Receiver receiver_;
};

}  // namespace gramscope::binding
