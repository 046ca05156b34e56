#include "platform/linux/receive_loop.h"

#include <linux/sock_diag.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <future>
#include <new>
#include <system_error>
#include <utility>

#include "platform/linux/error_queue.h"
#include "platform/system_error.h"

namespace gramscope {
namespace {

/// What epoll says for the eventfd; sockets are numbered from 1.
constexpr std::uint64_t kCommandEvent = 0;

/// How long a writer waits whose peer does not tell when it has room: a full Unix socket.
constexpr int kRetryMilliseconds = 1;

/// What the receive thread is given before others, as far as the system allows (setpriority(2)):
/// what it does not take from the receive buffers in time is lost, whereas nobody misses the little
/// that it takes.
constexpr int kNice = -10;

/// Refused without CAP_SYS_NICE or a limit of its own (RLIMIT_NICE); it then is a thread like
/// others.
void preferThisThread() noexcept {
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNice);
}

FileDescriptor checked(int fd, const char* syscall) {
  if (fd < 0) throw SystemError(errno, syscall);
  return FileDescriptor(fd);
}

/// How full the receive buffer is, from 0 to 1.
double fillOf(const DatagramSocket& socket) noexcept {
  std::array<std::uint32_t, SK_MEMINFO_VARS> meminfo{};
  socklen_t length = sizeof meminfo;
  ::getsockopt(static_cast<int>(socket.handle()), SOL_SOCKET, SO_MEMINFO, meminfo.data(), &length);
  const std::uint32_t size = std::max(meminfo[SK_MEMINFO_RCVBUF], 1U);
  return static_cast<double>(meminfo[SK_MEMINFO_RMEM_ALLOC]) / size;
}

/// Errors that tell of an ICMP message about something sent earlier (the kernel's icmp_err_convert
/// table; RFC 1122, 4.1.3.3), and not about the socket: reading them clears them.
bool isPassing(int error) noexcept {
  switch (error) {
    case ECONNREFUSED:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case EMSGSIZE:
    case ENETUNREACH:
    case ENONET:
    case ENOPROTOOPT:
    case EOPNOTSUPP:
    case EPROTO:
    // Not of ICMP: the Unix socket connected to this one has chosen another peer.
    case ECONNRESET:
      return true;
    default:
      return false;
  }
}

}  // namespace

Receiver::Loop::Loop(const ReceiverOptions& options)
    : batch_(options), epoll_(checked(epoll_create1(EPOLL_CLOEXEC), "epoll_create1")) {
  const int error = watch(commands_.descriptor(), kCommandEvent);
  if (error != 0) throw SystemError(error, "epoll_ctl");
  startThread();
}

Receiver::Loop::~Loop() {
  commands_
      .post([this] {
        stopping_ = true;
        return 0;
      })
      .get();
  thread_.join();
}

void Receiver::Loop::add(std::shared_ptr<DatagramSocket> socket, Sink& sink) {
  std::future<int> added = commands_.post([this, &socket, &sink] {
    int watch_error = 0;
    Watched& watched = watchedFor(socket, sink, watch_error);
    if (watch_error == 0) {
      watched.is_reading = true;
      watch_error = update(watched);
    }
    if (watch_error != 0) forget(socket->id());
    return watch_error;
  });
  const int error = added.get();
  if (error != 0) throw SystemError(error, "epoll_ctl");
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
    int error = 0;
    Watched& watched = watchedFor(socket, sink, error);
    watched.writer = &writer;
    writeTo(watched);
    return error;
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

void Receiver::Loop::startThread() {
  // Signals belong to the threads of Node, which has handlers for them.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  try {
    thread_ = std::thread([this] { run(); });
  } catch (const std::system_error& error) {
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    throw SystemError(error.code().value(), "pthread_create");
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  pthread_setname_np(thread_.native_handle(), "gramscope-rx");
}

void Receiver::Loop::run() {
  preferThisThread();
  // Level-triggered: a socket that has more than a batch is ready again at once, but behind the
  // others, because the kernel moves it to the end of its ready list.
  std::array<epoll_event, 64> events;
  while (!stopping_) {
    const int timeout = retrying_ == 0 ? -1 : kRetryMilliseconds;
    const int ready = epoll_wait(epoll_.get(), events.data(), events.size(), timeout);
    if (retrying_ > 0) writeToRetrying();
    for (int i = 0; i < ready && !stopping_; ++i) {
      handle(events[static_cast<std::size_t>(i)]);
      // Between two sockets, so that no request waits for more than one batch.
      commands_.run();
    }
    rest();
  }
}

/// Lets datagrams gather under load. Nobody is kept waiting who has a request.
void Receiver::Loop::rest() noexcept {
  const auto round = std::exchange(round_, {});
  if (round.datagrams == 0) return;
  const auto rest = pace_.restAfter(round, ReceivePace::Clock::now());
  if (rest > rest.zero()) std::this_thread::sleep_for(rest);
}

void Receiver::Loop::handle(const epoll_event& event) {
  if (event.data.u64 == kCommandEvent) {
    commands_.acknowledge();
    return;
  }
  // A command may have removed the socket after epoll_wait had reported it.
  const auto found = sockets_.find(static_cast<std::uint32_t>(event.data.u64));
  if (found == sockets_.end()) return;
  Watched& watched = found->second;
  if (event.events & EPOLLERR) readErrors(watched);
  if (watched.writer != nullptr && (event.events & EPOLLOUT)) writeTo(watched);
  // Last, because it may forget the socket.
  const bool is_readable = (event.events & ~static_cast<std::uint32_t>(EPOLLOUT)) != 0;
  if (is_readable && watched.is_reading && !watched.is_paused) receiveFrom(watched);
}

/// Reads the errors that datagrams sent earlier met, so that epoll no longer reports them.
void Receiver::Loop::readErrors(Watched& watched) noexcept {
  const int fd = static_cast<int>(watched.socket->handle());
  if (watched.socket->hasErrorQueue()) {
    while (const auto failure = nextQueuedError(fd)) watched.sink->sendingFailed(*failure);
  } else if (!watched.is_reading || watched.is_paused) {
    int error = 0;
    socklen_t length = sizeof error;
    ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length);
    if (error != 0) watched.sink->sendingFailed({.error = error, .destination = std::nullopt});
  }
}

void Receiver::Loop::receiveFrom(Watched& watched) {
  DatagramSocket& socket = *watched.socket;
  if (pace_.hasRested()) round_.fill = std::max(round_.fill, fillOf(socket));
  const auto [datagrams, error] = batch_.receive(socket);
  if (error == EAGAIN || error == EINTR) return;
  if (error != 0 && isPassing(error)) {
    // With an error queue it is in there too, with its destination.
    if (!socket.hasErrorQueue()) {
      watched.sink->sendingFailed({.error = error, .destination = std::nullopt});
    }
    return;
  }
  if (error != 0) return fail(watched, {.error = error, .syscall = "recvmmsg"});
  round_.datagrams += datagrams.size();
  round_.has_more |= datagrams.size() == batch_.size();
  std::uint64_t bytes = 0;
  for (const Datagram& datagram : datagrams) bytes += datagram.original_length;
  // Counted first: who has seen a datagram in the sink also finds it in the statistics.
  socket.count(datagrams.size(), bytes);
  try {
    watched.sink->accept(datagrams);
  } catch (const std::bad_alloc&) {
    return fail(watched, {.error = ENOMEM, .syscall = "malloc"});
  }
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

/// Returns an errno value, or 0.
int Receiver::Loop::watch(int fd, std::uint64_t event) noexcept {
  epoll_event registration{};
  registration.events = EPOLLIN;
  registration.data.u64 = event;
  return epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, fd, &registration) == 0 ? 0 : errno;
}

/// What is known of the socket, which is watched from now on; `error` becomes an errno value if
/// that was refused.
Receiver::Loop::Watched& Receiver::Loop::watchedFor(std::shared_ptr<DatagramSocket> socket,
                                                    Sink& sink, int& error) {
  const auto id = socket->id();
  const auto [entry, is_new] = sockets_.try_emplace(id);
  if (is_new) {
    const int fd = static_cast<int>(socket->handle());
    entry->second = {.socket = std::move(socket), .sink = &sink, .events = EPOLLIN};
    error = watch(fd, id);
  }
  return entry->second;
}

/// Has epoll watch for what is wanted now. Errors are always reported (epoll_ctl(2)).
int Receiver::Loop::update(Watched& watched) noexcept {
  epoll_event registration{};
  registration.data.u64 = watched.socket->id();
  if (watched.is_reading && !watched.is_paused) registration.events |= EPOLLIN;
  if (watched.writer != nullptr && !watched.is_retrying) registration.events |= EPOLLOUT;
  if (registration.events == watched.events) return 0;
  watched.events = registration.events;
  const int fd = static_cast<int>(watched.socket->handle());
  return epoll_ctl(epoll_.get(), EPOLL_CTL_MOD, fd, &registration) == 0 ? 0 : errno;
}

void Receiver::Loop::forget(std::uint32_t id) noexcept {
  const auto found = sockets_.find(id);
  if (found == sockets_.end()) return;
  if (found->second.is_retrying) --retrying_;
  const int fd = static_cast<int>(found->second.socket->handle());
  epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, fd, nullptr);
  sockets_.erase(found);
}

}  // namespace gramscope
