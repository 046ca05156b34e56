#include "binding/session.h"

#include <utility>

namespace gramscope::binding {

Session::Session(Napi::Env env, const LogOptions& options, std::function<void()> notify)
    : log_(options), activity_(env, std::move(notify)), receiver_(*this) {}

Session::Opened Session::open(SocketType type,
                              const std::function<void(gramscope::Socket&)>& bind) {
  const std::uint32_t id = last_id_ + 1;
  auto socket = std::make_unique<gramscope::Socket>(
      gramscope::Socket::Options{.id = id, .type = type, .packet_info = true});
  bind(*socket);
  {
    const std::lock_guard lock(recording_mutex_);
    if (recording_) recording_->add(id, *socket);
  }
  receiver_.add(socket->current());
  last_id_ = id;
  return {.id = id, .socket = *sockets_.emplace(id, std::move(socket)).first->second};
}

void Session::close(gramscope::Socket& socket) {
  if (!socket.current()) return;
  receiver_.remove(*socket.current());
  {
    const std::lock_guard lock(recording_mutex_);
    if (recording_) recording_->forget(socket.current()->id());
  }
  socket.close();
}

gramscope::Socket* Session::find(std::uint32_t id) const {
  const auto found = sockets_.find(id);
  return found == sockets_.end() ? nullptr : found->second.get();
}

void Session::record(const RecorderOptions& options) {
  stopRecording();
  auto recording = std::make_unique<Recording>(options);
  for (const auto& [id, socket] : sockets_) {
    if (socket->current()) recording->add(id, *socket);
  }
  const std::lock_guard lock(recording_mutex_);
  recording_ = std::move(recording);
}

void Session::stopRecording() {
  std::unique_ptr<Recording> ended;
  {
    const std::lock_guard lock(recording_mutex_);
    if (!recording_) return;
    ended = std::move(recording_);
  }
  // Without the lock, for the disk may be slow.
  last_recording_ = ended->finish();
}

std::optional<Recorder::Status> Session::recordingStatus() const {
  const std::lock_guard lock(recording_mutex_);
  return recording_ ? recording_->status() : last_recording_;
}

void Session::accept(std::span<const Datagram> batch) {
  log_.append(batch);
  {
    const std::lock_guard lock(recording_mutex_);
    if (recording_) recording_->append(batch);
  }
  activity_.signal();
}

void Session::socketFailed(std::uint32_t) { activity_.signal(); }

}  // namespace gramscope::binding
