#pragma once

#include <atomic>
#include <cstdint>
#include <optional>

#include "core/address.h"

namespace gramscope {

/// Why a socket stopped receiving.
struct SocketFailure {
  /// An errno value.
  int error;
  /// Name of the call that failed, with static storage duration.
  const char* syscall;
};

struct SocketStatistics {
  /// Datagrams handed to the sink.
  std::uint64_t received = 0;
  /// Payload bytes of those, as they were on the wire.
  std::uint64_t bytes = 0;
  /// Datagrams that the kernel dropped, mostly because the receive buffer was full. The kernel
  /// counts in 32 bits, so this wraps at 2^32.
  std::uint64_t dropped = 0;
  std::optional<SocketFailure> failure;
};

/// An open datagram socket. Its owner opens, inspects and closes it; in between, a receiver may
/// read it from its own thread, which alone calls count() and fail().
class DatagramSocket {
 public:
  /// A file descriptor, or a SOCKET on Windows, which is as wide as a pointer.
  using Handle = std::intptr_t;

  /// Takes over `handle`.
  DatagramSocket(std::uint32_t id, Handle handle, const SocketAddress& local) noexcept;
  ~DatagramSocket();
  DatagramSocket(const DatagramSocket&) = delete;
  DatagramSocket& operator=(const DatagramSocket&) = delete;

  std::uint32_t id() const noexcept { return id_; }
  Handle handle() const noexcept { return handle_; }
  /// Where it is bound, with the port that the system chose where 0 was asked.
  const SocketAddress& local() const noexcept { return local_; }
  /// For what is bound after it was opened; not while a receiver reads it.
  void setLocal(const SocketAddress& local) noexcept { local_ = local; }
  /// Whether errors about datagrams sent earlier are queued with their destination, to be read from
  /// there (IP_RECVERR, ip(7)). To be set before a receiver reads the socket.
  bool hasErrorQueue() const noexcept { return has_error_queue_; }
  void setErrorQueue() noexcept { has_error_queue_ = true; }
  /// Whether it is connected for no other reason than that sending takes less then: it is to send
  /// what it could without a peer as well. Of the thread that sends.
  bool hasPassingPeer() const noexcept { return has_passing_peer_; }
  void setPassingPeer(bool has_one) noexcept { has_passing_peer_ = has_one; }

  /// Exact at any time. After close() they keep their final values.
  SocketStatistics statistics() const noexcept;

  /// Closes the socket; the second time does nothing. A receiver must have let go of it before.
  void close() noexcept;

  void count(std::uint64_t datagrams, std::uint64_t bytes) noexcept;
  void fail(const SocketFailure& failure) noexcept;

 private:
  std::uint64_t dropped() const noexcept;

  static constexpr Handle kClosed = -1;

  const std::uint32_t id_;
  Handle handle_;
  SocketAddress local_;
  bool has_error_queue_ = false;
  bool has_passing_peer_ = false;
  std::uint64_t dropped_at_close_ = 0;
  std::atomic<std::uint64_t> received_ = 0;
  std::atomic<std::uint64_t> bytes_ = 0;
  /// Written before, and read after, `failure_error_`, which publishes it.
  const char* failure_syscall_ = nullptr;
  /// An errno value; 0 while the socket is well.
  std::atomic<int> failure_error_ = 0;
};

}  // namespace gramscope
