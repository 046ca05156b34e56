#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <variant>
#include <vector>

#include "binding/environment.h"
#include "core/packed_queue.h"
#include "core/sink.h"
#include "platform/send_queue.h"
#include "platform/socket.h"

namespace gramscope::binding {

/// What an open socket consists of: the descriptor, what came and waits for JavaScript, and what
/// JavaScript sent and waits for the system. Its end stops the receive thread from using it before
/// anything else goes.
class SocketChannel : private Sink, private Writer {
 public:
  struct Options {
    gramscope::Socket::Options socket;
    /// Bytes; see PackedQueue.
    std::size_t queue_limit;
  };

  SocketChannel(Environment& environment, const Options& options);
  ~SocketChannel() override;

  gramscope::Socket& socket() noexcept { return socket_; }
  const SendQueue& sendQueue() const noexcept { return send_queue_; }
  bool isReceiving() const noexcept { return is_receiving_; }

  /// As those of the socket; the receive thread follows when the descriptor changes.
  void bind(const UdpBinding& binding);
  void adopt(int fd);

  /// Receives from now on. Throws SystemError.
  void receive();

  /// As that of SendQueue.
  SendReport send(std::span<const OutgoingMessage> messages);

  /// Lets the next wake-up through; to be called before looking at what came.
  void rearm() noexcept { is_awake_.store(false, std::memory_order_release); }

  /// Null when nothing came. To be given back to the pool. Reading goes on if it had paused.
  std::unique_ptr<RowPacker> takeRows();
  SendReport takeReport() { return send_queue_.takeReport(); }

  using Failure = std::variant<SendingFailure, SocketFailure>;
  std::vector<Failure> takeFailures();

 private:
  void accept(std::span<const Datagram> batch) override;
  bool hasRoom() noexcept override { return rows_.hasRoom(); }
  void sendingFailed(const SendingFailure& failure) noexcept override;
  void socketFailed(std::uint32_t socket) override;
  Progress write(const DatagramSocket& socket) noexcept override;

  void replace(const std::function<void()>& change);
  void watch();
  void addFailure(const Failure& failure) noexcept;
  void wake() noexcept;

  Environment& environment_;
  const std::uint32_t id_;
  PackedQueue rows_;
  SendQueue send_queue_;
  bool is_receiving_ = false;
  /// Whether the receive thread may know the socket.
  bool is_watched_ = false;
  std::atomic<bool> is_awake_ = false;
  std::atomic<bool> has_failed_ = false;
  std::mutex failures_mutex_;
  std::vector<Failure> failures_;
  gramscope::Socket socket_;
};

}  // namespace gramscope::binding
