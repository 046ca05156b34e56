#pragma once

#include <sys/epoll.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <thread>
#include <unordered_map>

#include "platform/linux/command_queue.h"
#include "platform/linux/receive_batch.h"
#include "platform/linux/receive_pace.h"
#include "platform/posix/file_descriptor.h"
#include "platform/receiver.h"

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
    Sink* sink;
    Writer* writer = nullptr;
    bool is_reading = false;
    /// Not read for want of room in the sink.
    bool is_paused = false;
    /// The writer is called again after a moment, and not when the socket can be written.
    bool is_retrying = false;
    /// What epoll watches for now.
    std::uint32_t events = 0;
  };

  void startThread();
  void run();
  void handle(const epoll_event& event);
  void rest() noexcept;
  void readErrors(Watched& watched) noexcept;
  void receiveFrom(Watched& watched);
  void writeTo(Watched& watched) noexcept;
  void writeToRetrying() noexcept;
  void fail(Watched& watched, const SocketFailure& failure);
  int watch(int fd, std::uint64_t event) noexcept;
  Watched& watchedFor(std::shared_ptr<DatagramSocket> socket, Sink& sink, int& error);
  int update(Watched& watched) noexcept;
  void forget(std::uint32_t id) noexcept;

  ReceiveBatch batch_;
  FileDescriptor epoll_;
  std::unordered_map<std::uint32_t, Watched> sockets_;
  /// How many of them have a writer that is retrying.
  std::size_t retrying_ = 0;
  bool stopping_ = false;
  ReceivePace pace_;
  /// The round that is going on.
  ReceivePace::Round round_;
  CommandQueue commands_;
  std::thread thread_;
};

}  // namespace gramscope
