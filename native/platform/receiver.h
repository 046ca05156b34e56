#pragma once

#include <cstddef>
#include <memory>

#include "core/sink.h"
#include "platform/datagram_socket.h"

namespace gramscope {

struct ReceiverOptions {
  /// Datagrams taken from one socket before the next has its turn.
  std::size_t batch_size = 256;
  /// Bytes of one buffer. 64 KiB hold every UDP datagram but an IPv6 jumbogram (RFC 2675).
  std::size_t buffer_size = 64 << 10;
};

/// Something that waits until a socket takes more.
class Writer {
 public:
  virtual ~Writer() = default;

  enum class Progress {
    /// Nothing waits any more.
    kDone,
    /// To be called again when the socket can be written.
    kBlocked,
    /// To be called again after a moment: the system does not tell when this will go on.
    kRetry,
  };

  /// Sends what it can without waiting. Called on the receive thread.
  virtual Progress write(const DatagramSocket& socket) noexcept = 0;
};

/// A thread that reads any number of sockets, in turns, and hands what it reads to a sink.
///
/// An error on one socket stops that socket alone: it is marked failed, the sink hears of it, and
/// the others go on.
class Receiver {
 public:
  /// Starts the thread. The sink must outlive the receiver. Throws SystemError.
  explicit Receiver(Sink& sink, const ReceiverOptions& options = {});

  /// The same, where each socket brings its own sink.
  explicit Receiver(const ReceiverOptions& options = {});

  /// Stops the thread and waits for it: at most as long as the sink takes for one batch.
  ~Receiver();
  Receiver(const Receiver&) = delete;
  Receiver& operator=(const Receiver&) = delete;

  /// Starts to read the socket. Throws SystemError. Not to be called by the sink.
  void add(std::shared_ptr<DatagramSocket> socket);

  /// The same, for another sink than that of the receiver. It must live until remove().
  void add(std::shared_ptr<DatagramSocket> socket, Sink& sink);

  /// Reads again a socket whose sink had no room. Does not wait.
  void resume(const DatagramSocket& socket);

  /// Calls the writer until it is done, also for a socket that is not being read. The writer and
  /// the sink, which hears of errors, must live until remove(). Does not wait; throws
  /// std::bad_alloc.
  void write(std::shared_ptr<DatagramSocket> socket, Writer& writer, Sink& sink);

  /// Stops reading and writing the socket. Once it returns, the sink gets nothing more of it, and
  /// the socket may be closed. Waits as long as one batch takes, also under full load. Does nothing
  /// for a socket that is not being read. Not to be called by the sink.
  void remove(const DatagramSocket& socket);

 private:
  class Loop;

  Sink* const sink_;
  std::unique_ptr<Loop> loop_;
};

}  // namespace gramscope
