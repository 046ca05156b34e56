#pragma once

#include <cstdint>
#include <memory>
#include <thread>
#include <unordered_map>

#include "platform/receiver.h"
#include "platform/shared/commands.h"
#include "platform/unbatched/poller.h"
#include "platform/unbatched/receive_batch.h"

namespace gramscope {

/// The thread, and the requests to it. Only the thread touches the set of sockets, hence a socket
/// that it has let go of cannot be in the middle of a delivery.
class Receiver::Loop {
 public:
  explicit Loop(const ReceiverOptions& options);
  ~Loop();

  void add(std::shared_ptr<DatagramSocket> socket, Sink& sink);
  void resume(std::uint32_t id);
  void write(std::shared_ptr<DatagramSocket> socket, Writer& writer, Sink& sink);
  void remove(std::uint32_t id);

 private:
  /// A socket and what is wanted of it.
  struct Watched {
    std::shared_ptr<DatagramSocket> socket;
    Sink* sink = nullptr;
    Writer* writer = nullptr;
    bool is_reading = false;
    /// Not read for want of room in the sink.
    bool is_paused = false;
    /// The writer is called again after a moment, and not when the socket can be written.
    bool is_retrying = false;
  };

  void run();
  void handle(const Poller::Readiness& readiness);
  void receiveFrom(Watched& watched);
  void deliver(Watched& watched, std::span<const Datagram> datagrams);
  void writeTo(Watched& watched) noexcept;
  void writeToRetrying() noexcept;
  void fail(Watched& watched, const SocketFailure& failure);
  Watched& watchedFor(std::shared_ptr<DatagramSocket> socket, Sink& sink);
  int update(const Watched& watched) noexcept;
  void forget(std::uint32_t id) noexcept;

  ReceiveBatch batch_;
  Poller poller_;
  std::unordered_map<std::uint32_t, Watched> sockets_;
  /// How many of them have a writer that is retrying.
  std::size_t retrying_ = 0;
  bool stopping_ = false;
  Commands commands_;
  std::thread thread_;
};

}  // namespace gramscope
