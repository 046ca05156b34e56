#include "platform/unbatched/poller.h"

#include <array>
#include <cerrno>
#include <new>
#include <unordered_map>
#include <utility>
#include <vector>

#include "platform/system_error.h"
#include "platform/windows/winsock.h"

namespace gramscope {
namespace {

/// How often a socket that would block is tried again: no completion tells that it has room.
constexpr DWORD kWriteMilliseconds = 1;

/// An overlapped receive of no bytes, which completes when a datagram is there, and leaves it there
/// (MSG_PEEK). Receives with buffers of their own would take 64 KiB for every socket and would hold
/// datagrams back from whoever stops to read.
struct Probe : OVERLAPPED {
  std::uint32_t socket = 0;
  bool is_pending = false;
  /// To be freed on completion, because nobody waits for it any more.
  bool is_forgotten = false;
};

struct Watched {
  SOCKET socket = INVALID_SOCKET;
  Poller::Interest interest;
  std::unique_ptr<Probe> probe;
};

}  // namespace

struct Poller::State {
  explicit State(HANDLE port_handle) : port(port_handle) {}
  ~State();

  int associate(SOCKET socket) noexcept;
  bool startProbe(Watched& watched) noexcept;
  void startProbes();
  void readyToWrite();
  void complete(OVERLAPPED* overlapped);

  HANDLE port;
  std::unordered_map<std::uint32_t, Watched> sockets;
  /// Sockets whose probe is to be started before the next wait.
  std::vector<std::uint32_t> unprobed;
  std::size_t writing = 0;
  std::size_t forgotten = 0;
  std::vector<Readiness> ready;
};

Poller::State::~State() {
  // The system writes into a probe until it has completed.
  while (forgotten > 0) {
    OVERLAPPED* overlapped = nullptr;
    DWORD bytes = 0;
    ULONG_PTR key = 0;
    ::GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE);
    if (overlapped != nullptr) complete(overlapped);
  }
  ::CloseHandle(port);
}

/// A socket belongs to one port for good: that it does already is no error.
int Poller::State::associate(SOCKET socket) noexcept {
  const auto handle = reinterpret_cast<HANDLE>(socket);
  if (::CreateIoCompletionPort(handle, port, 0, 0) != nullptr) return 0;
  const DWORD error = ::GetLastError();
  return error == ERROR_INVALID_PARAMETER ? 0 : errnoOf(error);
}

/// Whether it is under way; if not, there is an error to be read.
bool Poller::State::startProbe(Watched& watched) noexcept {
  Probe& probe = *watched.probe;
  static_cast<OVERLAPPED&>(probe) = {};
  WSABUF nothing{};
  DWORD flags = MSG_PEEK;
  const int result = ::WSARecv(watched.socket, &nothing, 1, nullptr, &flags, &probe, nullptr);
  probe.is_pending = result == 0 || ::WSAGetLastError() == WSA_IO_PENDING;
  return probe.is_pending;
}

void Poller::State::startProbes() {
  for (const auto id : std::exchange(unprobed, {})) {
    const auto found = sockets.find(id);
    if (found == sockets.end()) continue;
    Watched& watched = found->second;
    if (!watched.interest.read || watched.probe->is_pending) continue;
    if (startProbe(watched)) continue;
    ready.push_back({.socket = id, .can_read = true});
    unprobed.push_back(id);
  }
}

void Poller::State::readyToWrite() {
  for (const auto& [id, watched] : sockets) {
    if (watched.interest.write) ready.push_back({.socket = id, .can_write = true});
  }
}

void Poller::State::complete(OVERLAPPED* overlapped) {
  auto* probe = static_cast<Probe*>(overlapped);
  probe->is_pending = false;
  if (probe->is_forgotten) {
    --forgotten;
    delete probe;
    return;
  }
  // Also when it failed: whoever reads gets to know the error.
  ready.push_back({.socket = probe->socket, .can_read = true});
  unprobed.push_back(probe->socket);
}

Poller::Poller() {
  const HANDLE port = ::CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 1);
  if (port == nullptr) throw SystemError(errnoOf(::GetLastError()), "CreateIoCompletionPort");
  state_ = std::make_unique<State>(port);
}

Poller::~Poller() = default;

void Poller::wake() noexcept { ::PostQueuedCompletionStatus(state_->port, 0, 0, nullptr); }

int Poller::watch(const DatagramSocket& socket, const Interest& interest) noexcept try {
  const auto [entry, is_new] = state_->sockets.try_emplace(socket.id());
  Watched& watched = entry->second;
  if (is_new) {
    watched.socket = toSocket(socket.handle());
    watched.probe = std::make_unique<Probe>();
    watched.probe->socket = socket.id();
    const int error = state_->associate(watched.socket);
    if (error != 0) {
      state_->sockets.erase(entry);
      return error;
    }
  }
  if (watched.interest.write) --state_->writing;
  if (interest.write) ++state_->writing;
  watched.interest = interest;
  if (interest.read) state_->unprobed.push_back(socket.id());
  return 0;
} catch (const std::bad_alloc&) {
  return ENOMEM;
}

void Poller::forget(const DatagramSocket& socket) noexcept {
  const auto found = state_->sockets.find(socket.id());
  if (found == state_->sockets.end()) return;
  Watched& watched = found->second;
  if (watched.interest.write) --state_->writing;
  if (watched.probe->is_pending) {
    ::CancelIoEx(reinterpret_cast<HANDLE>(watched.socket), watched.probe.get());
    watched.probe.release()->is_forgotten = true;
    ++state_->forgotten;
  }
  state_->sockets.erase(found);
}

std::span<const Poller::Readiness> Poller::wait(int milliseconds) noexcept try {
  State& state = *state_;
  state.ready.clear();
  state.startProbes();
  DWORD limit = milliseconds < 0 ? INFINITE : static_cast<DWORD>(milliseconds);
  if (state.writing > 0) limit = kWriteMilliseconds;
  if (!state.ready.empty()) limit = 0;
  std::array<OVERLAPPED_ENTRY, 64> entries;
  ULONG count = 0;
  ::GetQueuedCompletionStatusEx(state.port, entries.data(), entries.size(), &count, limit, FALSE);
  for (ULONG i = 0; i < count; ++i) {
    if (entries[i].lpOverlapped != nullptr) state.complete(entries[i].lpOverlapped);
  }
  if (state.writing > 0) state.readyToWrite();
  return state.ready;
} catch (const std::bad_alloc&) {
  return {};
}

}  // namespace gramscope
