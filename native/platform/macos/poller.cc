#include "platform/unbatched/poller.h"

#include <sys/event.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <new>
#include <unordered_map>

#include "platform/posix/file_descriptor.h"
#include "platform/system_error.h"

namespace gramscope {
namespace {

/// EVFILT_USER has identifiers of its own; we need one.
constexpr uintptr_t kWakeUp = 0;

/// The id of a socket goes through the kernel in the place of a pointer.
void* toPointer(std::uint32_t id) noexcept {
  return reinterpret_cast<void*>(static_cast<uintptr_t>(id));
}

}  // namespace

struct Poller::State {
  explicit State(int fd) noexcept : queue(fd) {}

  int change(uintptr_t identifier, std::int16_t filter, std::uint16_t flags,
             std::uint32_t filter_flags, std::uint32_t id) noexcept;

  FileDescriptor queue;
  std::unordered_map<std::uint32_t, Interest> interests;
  std::array<Readiness, 64> ready;
};

/// Returns an errno value, or 0.
int Poller::State::change(uintptr_t identifier, std::int16_t filter, std::uint16_t flags,
                          std::uint32_t filter_flags, std::uint32_t id) noexcept {
  struct kevent event;
  EV_SET(&event, identifier, filter, flags, filter_flags, 0, toPointer(id));
  return ::kevent(queue.get(), &event, 1, nullptr, 0, nullptr) == 0 ? 0 : errno;
}

Poller::Poller() : state_(std::make_unique<State>(::kqueue())) {
  if (state_->queue.get() < 0) throw SystemError(errno, "kqueue");
  const int error = state_->change(kWakeUp, EVFILT_USER, EV_ADD | EV_CLEAR, 0, 0);
  if (error != 0) throw SystemError(error, "kevent");
}

Poller::~Poller() = default;

void Poller::wake() noexcept { state_->change(kWakeUp, EVFILT_USER, 0, NOTE_TRIGGER, 0); }

int Poller::watch(const DatagramSocket& socket, const Interest& interest) noexcept try {
  const auto identifier = static_cast<uintptr_t>(socket.handle());
  Interest& before = state_->interests[socket.id()];
  // Level-triggered: what is not read to its end is reported again.
  if (interest.read != before.read) {
    const std::uint16_t flags = interest.read ? EV_ADD : EV_DELETE;
    const int error = state_->change(identifier, EVFILT_READ, flags, 0, socket.id());
    if (error != 0) return error;
    before.read = interest.read;
  }
  if (interest.write != before.write) {
    const std::uint16_t flags = interest.write ? EV_ADD : EV_DELETE;
    const int error = state_->change(identifier, EVFILT_WRITE, flags, 0, socket.id());
    if (error != 0) return error;
    before.write = interest.write;
  }
  return 0;
} catch (const std::bad_alloc&) {
  return ENOMEM;
}

void Poller::forget(const DatagramSocket& socket) noexcept {
  const auto found = state_->interests.find(socket.id());
  if (found == state_->interests.end()) return;
  const auto identifier = static_cast<uintptr_t>(socket.handle());
  if (found->second.read) state_->change(identifier, EVFILT_READ, EV_DELETE, 0, socket.id());
  if (found->second.write) state_->change(identifier, EVFILT_WRITE, EV_DELETE, 0, socket.id());
  state_->interests.erase(found);
}

std::span<const Poller::Readiness> Poller::wait(int milliseconds) noexcept {
  std::array<struct kevent, 64> events;
  const timespec limit = {.tv_sec = milliseconds / 1000,
                          .tv_nsec = milliseconds % 1000 * 1'000'000L};
  const int count = ::kevent(state_->queue.get(), nullptr, 0, events.data(), events.size(),
                             milliseconds < 0 ? nullptr : &limit);
  std::size_t ready = 0;
  for (int i = 0; i < count; ++i) {
    const auto& event = events[static_cast<std::size_t>(i)];
    if (event.filter == EVFILT_USER) continue;
    state_->ready[ready++] = {
        .socket = static_cast<std::uint32_t>(reinterpret_cast<uintptr_t>(event.udata)),
        .can_read = event.filter == EVFILT_READ,
        .can_write = event.filter == EVFILT_WRITE};
  }
  return std::span<const Readiness>(state_->ready).first(ready);
}

}  // namespace gramscope
