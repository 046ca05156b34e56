#include "platform/datagram_socket.h"

#include <linux/sock_diag.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace gramscope {

DatagramSocket::DatagramSocket(std::uint32_t id, Handle handle, const SocketAddress& local) noexcept
    : id_(id), handle_(handle), local_(local) {}

DatagramSocket::~DatagramSocket() { close(); }

SocketStatistics DatagramSocket::statistics() const noexcept {
  SocketStatistics statistics = {.received = received_.load(std::memory_order_relaxed),
                                 .bytes = bytes_.load(std::memory_order_relaxed),
                                 .dropped = dropped(),
                                 .failure = std::nullopt};
  const int error = failure_error_.load(std::memory_order_acquire);
  if (error != 0) statistics.failure = {.error = error, .syscall = failure_syscall_};
  return statistics;
}

void DatagramSocket::close() noexcept {
  if (handle_ == kClosed) return;
  dropped_at_close_ = dropped();
  ::close(static_cast<int>(handle_));
  handle_ = kClosed;
}

void DatagramSocket::count(std::uint64_t datagrams, std::uint64_t bytes) noexcept {
  received_.fetch_add(datagrams, std::memory_order_relaxed);
  bytes_.fetch_add(bytes, std::memory_order_relaxed);
}

void DatagramSocket::fail(const SocketFailure& failure) noexcept {
  failure_syscall_ = failure.syscall;
  failure_error_.store(failure.error, std::memory_order_release);
}

std::uint64_t DatagramSocket::dropped() const noexcept {
  if (handle_ == kClosed) return dropped_at_close_;
  // SO_MEMINFO (socket(7), Linux 4.12) reads the counter at once; the SO_RXQ_OVFL control message
  // only comes with the next datagram, which after the last drop may never arrive.
  std::array<std::uint32_t, SK_MEMINFO_VARS> meminfo{};
  socklen_t length = sizeof meminfo;
  ::getsockopt(static_cast<int>(handle_), SOL_SOCKET, SO_MEMINFO, meminfo.data(), &length);
  return meminfo[SK_MEMINFO_DROPS];
}

}  // namespace gramscope
