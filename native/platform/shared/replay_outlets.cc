#include "platform/shared/replay_outlets.h"

#include <cerrno>

#include "platform/system_error.h"

namespace gramscope {
namespace {

constexpr std::size_t kMostRemembered = 1000;

SocketType typeFor(const SocketName& destination) noexcept {
  const auto* address = std::get_if<SocketAddress>(&destination);
  if (address == nullptr) return SocketType::kUnix;
  return address->family == Family::kIpv4 ? SocketType::kUdp4 : SocketType::kUdp6;
}

Family familyOf(SocketType type) noexcept {
  return type == SocketType::kUdp6 ? Family::kIpv6 : Family::kIpv4;
}

}  // namespace

const Outlet& ReplayOutlets::find(const SocketName& destination, std::uint16_t source_port) {
  const SocketType type = typeFor(destination);
  const bool is_any = type == SocketType::kUnix || !options_.keeps_source_ports;
  const SocketKey key(type, is_any ? std::uint16_t{0} : source_port);
  const auto found = outlets_.find({destination, key});
  if (found != outlets_.end()) return found->second;
  const Outlet outlet{.socket = socketFor(key.first, key.second), .destination = destination};
  return outlets_.emplace(std::pair(destination, key), outlet).first->second;
}

const std::shared_ptr<DatagramSocket>& ReplayOutlets::socketFor(SocketType type,
                                                                std::uint16_t port) {
  const auto found = sockets_.find({type, port});
  if (found != sockets_.end()) return found->second->opened();
  if (port != 0) {
    // A port that cannot be bound is not tried again: its datagrams have an outlet then.
    int error = EMFILE;
    if (sockets_.size() < kMostPorts) {
      try {
        return sockets_.emplace(SocketKey(type, port), open(type, port)).first->second->opened();
      } catch (const SystemError& failure) {
        error = failure.error();
      }
    }
    remember({.port = port, .error = error});
    return socketFor(type, 0);
  }
  return sockets_.emplace(SocketKey(type, port), open(type, port)).first->second->opened();
}

std::unique_ptr<Socket> ReplayOutlets::open(SocketType type, std::uint16_t port) const {
  auto socket = std::make_unique<Socket>(Socket::Options{.id = 0, .type = type});
  socket->opened();
  if (type == SocketType::kUnix) return socket;
  setOptions(*socket);
  SocketAddress local;
  local.family = familyOf(type);
  local.port = port;
  socket->bind({.address = local, .ipv6_only = true});
  return socket;
}

void ReplayOutlets::setOptions(Socket& socket) const {
  if (socket.type() == SocketType::kUdp4) socket.set(SocketOption::kBroadcast, 1);
  if (options_.ttl) {
    socket.set(SocketOption::kTtl, *options_.ttl);
    socket.set(SocketOption::kMulticastTtl, *options_.ttl);
  }
  socket.set(SocketOption::kMulticastLoopback, options_.loopback ? 1 : 0);
  if (options_.interface_index == 0) return;
  SocketAddress interface;
  interface.family = familyOf(socket.type());
  interface.scope_id = options_.interface_index;
  socket.setMulticastInterface(interface);
}

void ReplayOutlets::remember(const UnboundPort& unbound) {
  const std::lock_guard lock(mutex_);
  if (unbound_.size() < kMostRemembered) unbound_.push_back(unbound);
}

std::vector<UnboundPort> ReplayOutlets::unboundPorts() const {
  const std::lock_guard lock(mutex_);
  return unbound_;
}

}  // namespace gramscope
