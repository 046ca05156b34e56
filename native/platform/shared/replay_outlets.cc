#include "platform/shared/replay_outlets.h"

#include <algorithm>
#include <cerrno>
#include <ranges>

#include "platform/interfaces.h"
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

bool isLimitedBroadcast(const SocketName& destination) noexcept {
  const auto* address = std::get_if<SocketAddress>(&destination);
  return address != nullptr && address->family == Family::kIpv4 &&
         std::ranges::all_of(address->bytes | std::views::take(4),
                             [](std::uint8_t byte) { return byte == 0xff; });
}

/// The first that it has, or 0.0.0.0.
SocketAddress ipv4AddressOf(std::uint32_t interface_index) {
  for (const NetworkInterface& interface : listInterfaces()) {
    if (interface.index != interface_index) continue;
    for (const InterfaceAddress& own : interface.addresses) {
      if (own.address.family == Family::kIpv4) return own.address;
    }
  }
  return {};
}

}  // namespace

const Outlet& ReplayOutlets::find(const SocketName& destination, std::uint16_t source_port) {
  const SocketKey key = keyFor(destination, source_port);
  const auto found = outlets_.find({destination, key});
  if (found != outlets_.end()) return found->second;
  const Outlet outlet{.socket = socketFor(key), .destination = destination};
  return outlets_.emplace(std::pair(destination, key), outlet).first->second;
}

ReplayOutlets::SocketKey ReplayOutlets::keyFor(const SocketName& destination,
                                               std::uint16_t source_port) const noexcept {
  const SocketType type = typeFor(destination);
  const bool is_any = type == SocketType::kUnix || !options_.keeps_source_ports;
  return {.type = type,
          .port = is_any ? std::uint16_t{0} : source_port,
          .is_of_interface = options_.interface_index != 0 && isLimitedBroadcast(destination)};
}

const std::shared_ptr<DatagramSocket>& ReplayOutlets::socketFor(const SocketKey& key) {
  const auto found = sockets_.find(key);
  if (found != sockets_.end()) return found->second->opened();
  if (key.port != 0) {
    // A port that cannot be bound is not tried again: its datagrams have an outlet then.
    int error = EMFILE;
    if (sockets_.size() < kMostPorts) {
      try {
        return sockets_.emplace(key, open(key)).first->second->opened();
      } catch (const SystemError& failure) {
        error = failure.error();
      }
    }
    remember({.port = key.port, .error = error});
    SocketKey any = key;
    any.port = 0;
    return socketFor(any);
  }
  return sockets_.emplace(key, open(key)).first->second->opened();
}

std::unique_ptr<Socket> ReplayOutlets::open(const SocketKey& key) const {
  auto socket = std::make_unique<Socket>(Socket::Options{.id = 0, .type = key.type});
  socket->opened();
  if (key.type == SocketType::kUnix) return socket;
  setOptions(*socket);
  SocketAddress local;
  local.family = familyOf(key.type);
  if (key.is_of_interface) local = ipv4AddressOf(options_.interface_index);
  local.port = key.port;
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
