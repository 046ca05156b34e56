#include "platform/datagram_socket.h"

#include "platform/shared/handle.h"

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
  closeHandle(handle_);
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
  return handle_ == kClosed ? dropped_at_close_ : droppedBySystem(handle_);
}

}  // namespace gramscope
