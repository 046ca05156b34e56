#include "binding/session.h"

#include <algorithm>
#include <utility>

#include "platform/sent_datagram.h"

namespace gramscope::binding {

Session::Session(Napi::Env env, CaptureLogOptions options, std::function<void()> notify)
    : log_(std::make_shared<CaptureLog>(std::move(options))),
      source_(std::make_shared<const LogSource>(LogSource{.index = {log_, &log_->index()},
                                                          .input = log_,
                                                          .recent = {log_, &log_->recent()},
                                                          .is_live = true})),
      activity_(env, std::move(notify)) {
  receiver_.emplace(static_cast<Sink&>(*this));
}

Session::~Session() {
  receiver_.reset();
  log_->finish();
}

Session::Opened Session::open(SocketType type, std::optional<std::uint32_t> wanted_id,
                              const std::function<void(gramscope::Socket&)>& bind) {
  const std::uint32_t id = wanted_id.value_or(last_id_ + 1);
  auto socket = std::make_unique<gramscope::Socket>(
      gramscope::Socket::Options{.id = id, .type = type, .packet_info = true});
  bind(*socket);
  log_->add(id, *socket);
  receiver_->add(socket->current());
  last_id_ = std::max(last_id_, id);
  auto& kept = sockets_[id];
  kept = std::move(socket);
  return {.id = id, .socket = *kept};
}

void Session::close(gramscope::Socket& socket) {
  if (!socket.current()) return;
  receiver_->remove(*socket.current());
  log_->forget(socket.current()->id());
  socket.close();
}

void Session::send(std::uint32_t id, gramscope::Socket& socket, std::span<const std::byte> payload,
                   const SocketName& destination) {
  sendOne(socket, payload, destination);
  const Datagram sent = sentDatagram(id, socket, payload, destination);
  log_->append(std::span(&sent, 1));
  activity_.signal();
}

gramscope::Socket* Session::find(std::uint32_t id) const {
  const auto found = sockets_.find(id);
  return found == sockets_.end() ? nullptr : found->second.get();
}

void Session::accept(std::span<const Datagram> batch) {
  log_->append(batch);
  activity_.signal();
}

void Session::socketFailed(std::uint32_t) { activity_.signal(); }

}  // namespace gramscope::binding
