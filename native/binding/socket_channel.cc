#include "binding/socket_channel.h"

#include <new>
#include <utility>

#include "platform/address_text.h"

namespace gramscope::binding {
namespace {

/// Failures that wait for JavaScript; more of them say nothing new.
constexpr std::size_t kMostFailures = 1000;

PackedQueue::Options queueOptions(const SocketChannel::Options& options) {
  // An IPv6 socket shows IPv4 peers as it takes them, and as Node does.
  const bool is_mapped = options.socket.type == SocketType::kUdp6;
  return {.limit = options.queue_limit,
          .address_text = is_mapped ? mappedAddressText : addressText};
}

}  // namespace

SocketChannel::SocketChannel(Environment& environment, const Options& options)
    : environment_(environment),
      id_(options.socket.id),
      rows_(queueOptions(options), environment.pool()),
      send_queue_(options.socket.type),
      socket_(options.socket) {}

SocketChannel::~SocketChannel() {
  if (is_watched_ && socket_.current()) environment_.receiver().remove(*socket_.current());
}

void SocketChannel::bind(const UdpBinding& binding) {
  replace([&] { socket_.bind(binding); });
}

void SocketChannel::adopt(int fd) {
  replace([&] { socket_.adopt(fd); });
}

void SocketChannel::receive() {
  if (is_receiving_) return;
  environment_.receiver().add(socket_.opened(), *this);
  is_receiving_ = is_watched_ = true;
}

SendReport SocketChannel::send(std::span<const OutgoingMessage> messages) {
  const auto& socket = socket_.opened();
  auto report = send_queue_.send(*socket, messages);
  if (report.settled < messages.size()) {
    environment_.receiver().write(socket, *this, *this);
    is_watched_ = true;
  }
  return report;
}

std::unique_ptr<RowPacker> SocketChannel::takeRows() {
  auto [rows, was_full] = rows_.take();
  if (was_full && is_watched_) environment_.receiver().resume(*socket_.current());
  return std::move(rows);
}

std::vector<SocketChannel::Failure> SocketChannel::takeFailures() {
  std::vector<Failure> failures;
  {
    const std::lock_guard lock(failures_mutex_);
    failures.swap(failures_);
  }
  // Looked up here and not on the receive thread, which does not know the current descriptor.
  if (has_failed_.exchange(false, std::memory_order_acq_rel)) {
    is_receiving_ = false;
    const auto failure = socket_.statistics().counters.failure;
    if (failure) failures.push_back(*failure);
  }
  return failures;
}

void SocketChannel::accept(std::span<const Datagram> batch) {
  rows_.append(batch);
  wake();
}

void SocketChannel::sendingFailed(const SendingFailure& failure) noexcept { addFailure(failure); }

void SocketChannel::socketFailed(std::uint32_t) {
  has_failed_.store(true, std::memory_order_release);
  wake();
}

Writer::Progress SocketChannel::write(const DatagramSocket& socket) noexcept {
  const auto progress = send_queue_.write(socket);
  if (send_queue_.hasReport()) wake();
  return progress;
}

/// Has the receive thread go from one descriptor to the next.
/// The receive thread lets go of the descriptor first, so that all it has read of it is counted by
/// the time that another takes its place.
void SocketChannel::replace(const std::function<void()>& change) {
  if (is_watched_) environment_.receiver().remove(*socket_.current());
  try {
    change();
  } catch (...) {
    watch();
    throw;
  }
  watch();
}

void SocketChannel::watch() {
  if (!is_watched_) return;
  Receiver& receiver = environment_.receiver();
  if (is_receiving_) receiver.add(socket_.current(), *this);
  if (send_queue_.size().count > 0) receiver.write(socket_.current(), *this, *this);
}

void SocketChannel::addFailure(const Failure& failure) noexcept {
  try {
    const std::lock_guard lock(failures_mutex_);
    if (failures_.size() < kMostFailures) failures_.push_back(failure);
  } catch (const std::bad_alloc&) {
    return;  // There is no memory to say that there is none.
  }
  wake();
}

void SocketChannel::wake() noexcept {
  if (!is_awake_.exchange(true, std::memory_order_acq_rel)) environment_.wake(id_);
}

}  // namespace gramscope::binding
