#include "platform/unbatched/receive_loop.h"

#include <cerrno>
#include <future>
#include <new>
#include <system_error>
#include <utility>

#include "platform/system_error.h"
#include "platform/unbatched/receive_thread.h"

namespace gramscope {
namespace {

/// How long a writer waits whose peer does not tell when it has room: a full Unix socket.
constexpr int kRetryMilliseconds = 1;

/// Errors that tell of an ICMP message about something sent earlier (RFC 1122, 4.1.3.3), and not
/// about the socket: reading them clears them. Windows says ECONNRESET for an unreachable port.
bool isPassing(int error) noexcept {
  switch (error) {
    case ECONNREFUSED:
    case ECONNRESET:
    case EHOSTUNREACH:
    case EMSGSIZE:
    case ENETUNREACH:
    case ENOPROTOOPT:
      return true;
#ifdef EHOSTDOWN
    case EHOSTDOWN:
      return true;
#endif
    default:
      return false;
  }
}

}  // namespace

Receiver::Loop::Loop(const ReceiverOptions& options)
    : batch_(options), commands_([this] { poller_.wake(); }) {
  try {
    thread_ = startReceiveThread([this] { run(); });
  } catch (const std::system_error& error) {
    throw SystemError(error.code().value(), "thread");
  }
}

Receiver::Loop::~Loop() {
  commands_
      .post([this] {
        stopping_ = true;
        return 0;
      })
      .get();
  thread_.join();
  while (!sockets_.empty()) forget(sockets_.begin()->first);
}

void Receiver::Loop::add(std::shared_ptr<DatagramSocket> socket, Sink& sink) {
  std::future<int> added = commands_.post([this, &socket, &sink] {
    Watched& watched = watchedFor(socket, sink);
    watched.is_reading = true;
    const int error = update(watched);
    if (error != 0) forget(socket->id());
    return error;
  });
  const int error = added.get();
  if (error != 0) throw SystemError(error, "recvmsg");
}

void Receiver::Loop::resume(std::uint32_t id) {
  commands_.post([this, id] {
    const auto found = sockets_.find(id);
    if (found == sockets_.end()) return 0;
    found->second.is_paused = false;
    return update(found->second);
  });
}

void Receiver::Loop::write(std::shared_ptr<DatagramSocket> socket, Writer& writer, Sink& sink) {
  commands_.post([this, socket = std::move(socket), &writer, &sink] {
    Watched& watched = watchedFor(socket, sink);
    watched.writer = &writer;
    writeTo(watched);
    return 0;
  });
}

void Receiver::Loop::remove(std::uint32_t id) {
  commands_
      .post([this, id] {
        forget(id);
        return 0;
      })
      .get();
}

void Receiver::Loop::run() {
  while (!stopping_) {
    for (const auto& readiness : poller_.wait(retrying_ == 0 ? -1 : kRetryMilliseconds)) {
      if (stopping_) break;
      handle(readiness);
      // Between two sockets, so that no request waits for more than one batch.
      commands_.run();
    }
    if (retrying_ > 0) writeToRetrying();
    commands_.run();
  }
}

void Receiver::Loop::handle(const Poller::Readiness& readiness) {
  // A command may have removed the socket after it was found ready.
  const auto found = sockets_.find(readiness.socket);
  if (found == sockets_.end()) return;
  Watched& watched = found->second;
  if (watched.writer != nullptr && readiness.can_write) writeTo(watched);
  // Last, because it may forget the socket.
  if (readiness.can_read && watched.is_reading && !watched.is_paused) receiveFrom(watched);
}

void Receiver::Loop::receiveFrom(Watched& watched) {
  const auto [datagrams, error] = batch_.receive(*watched.socket);
  if (!datagrams.empty()) {
    try {
      deliver(watched, datagrams);
    } catch (const std::bad_alloc&) {
      return fail(watched, {.error = ENOMEM, .syscall = "malloc"});
    }
  }
  if (error == 0 || error == EAGAIN || error == EINTR) return;
  if (!isPassing(error)) return fail(watched, {.error = error, .syscall = "recvmsg"});
  watched.sink->sendingFailed({.error = error, .destination = std::nullopt});
}

void Receiver::Loop::deliver(Watched& watched, std::span<const Datagram> datagrams) {
  std::uint64_t bytes = 0;
  for (const Datagram& datagram : datagrams) bytes += datagram.original_length;
  // Counted first: who has seen a datagram in the sink also finds it in the statistics.
  watched.socket->count(datagrams.size(), bytes);
  watched.sink->accept(datagrams);
  if (watched.sink->hasRoom()) return;
  watched.is_paused = true;
  update(watched);
}

void Receiver::Loop::writeTo(Watched& watched) noexcept {
  const auto progress = watched.writer->write(*watched.socket);
  if (progress == Writer::Progress::kDone) watched.writer = nullptr;
  const bool is_retrying = progress == Writer::Progress::kRetry;
  if (is_retrying && !watched.is_retrying) ++retrying_;
  if (!is_retrying && watched.is_retrying) --retrying_;
  watched.is_retrying = is_retrying;
  update(watched);
}

void Receiver::Loop::writeToRetrying() noexcept {
  for (auto& [id, watched] : sockets_) {
    if (watched.is_retrying) writeTo(watched);
  }
}

void Receiver::Loop::fail(Watched& watched, const SocketFailure& failure) {
  const auto id = watched.socket->id();
  Sink& sink = *watched.sink;
  watched.socket->fail(failure);
  forget(id);
  sink.socketFailed(id);
}

Receiver::Loop::Watched& Receiver::Loop::watchedFor(std::shared_ptr<DatagramSocket> socket,
                                                    Sink& sink) {
  const auto id = socket->id();
  const auto [entry, is_new] = sockets_.try_emplace(id);
  if (is_new) {
    entry->second.socket = std::move(socket);
    entry->second.sink = &sink;
  }
  return entry->second;
}

/// Has the poller wait for what is wanted now. Returns an errno value, or 0.
int Receiver::Loop::update(const Watched& watched) noexcept {
  return poller_.watch(*watched.socket,
                       {.read = watched.is_reading && !watched.is_paused,
                        .write = watched.writer != nullptr && !watched.is_retrying});
}

void Receiver::Loop::forget(std::uint32_t id) noexcept {
  const auto found = sockets_.find(id);
  if (found == sockets_.end()) return;
  if (found->second.is_retrying) --retrying_;
  poller_.forget(*found->second.socket);
  sockets_.erase(found);
}

}  // namespace gramscope
