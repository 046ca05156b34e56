#include "binding/session.h"

#include <utility>

namespace gramscope::binding {

Session::Session(Napi::Env env, const LogOptions& options, std::function<void()> notify)
    : log_(options), activity_(env, std::move(notify)), receiver_(*this) {}

std::shared_ptr<DatagramSocket> Session::openUdp(const UdpSocketOptions& options) {
  auto socket = openUdpSocket(last_id_ + 1, options);
  receiver_.add(socket);
  sockets_.emplace(++last_id_, socket);
  return socket;
}

std::shared_ptr<const DatagramSocket> Session::closeSocket(std::uint32_t id) {
  const auto found = sockets_.find(id);
  if (found == sockets_.end()) return nullptr;
  receiver_.remove(*found->second);
  found->second->close();
  return found->second;
}

std::shared_ptr<const DatagramSocket> Session::find(std::uint32_t id) const {
  const auto found = sockets_.find(id);
  return found == sockets_.end() ? nullptr : found->second;
}

void Session::accept(std::span<const Datagram> batch) {
  log_.append(batch);
  activity_.signal();
}

void Session::socketFailed(std::uint32_t) { activity_.signal(); }

}  // namespace gramscope::binding
