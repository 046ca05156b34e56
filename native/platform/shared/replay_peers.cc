#include "platform/shared/replay_peers.h"

#include <algorithm>
#include <variant>

#include "platform/shared/handle.h"

namespace gramscope {
namespace {

/// Datagrams to one place after which the others are expected to go there as well. Connecting costs
/// as much as some of them, and being wrong as much again.
constexpr std::uint64_t kConvincing = 32;

}  // namespace

Addressing ReplayPeers::addressingOf(std::span<const ReplayItem> items) {
  Way& way = wayOf(items[0]);
  if (way.connection == Connection::kNever) return Addressing::kByName;
  if (way.outlet == nullptr) way.outlet = items[0].outlet;
  const bool is_one = std::ranges::all_of(
      items, [&way](const ReplayItem& item) { return item.outlet == way.outlet; });
  if (!is_one) release(way, *items[0].outlet->socket);
  return way.connection == Connection::kThere ? Addressing::kToPeer : Addressing::kByName;
}

void ReplayPeers::sent(std::span<const ReplayItem> items) {
  Way& way = wayOf(items[0]);
  if (way.connection != Connection::kNotYet) return;
  way.sent += items.size();
  if (way.sent >= kConvincing) connect(way);
}

void ReplayPeers::leave(std::span<const ReplayItem> items) {
  release(wayOf(items[0]), *items[0].outlet->socket);
}

ReplayPeers::Way& ReplayPeers::wayOf(const ReplayItem& item) {
  const DatagramSocket* socket = item.outlet->socket.get();
  if (socket != last_socket_) {
    last_socket_ = socket;
    last_way_ = &ways_[socket];
  }
  return *last_way_;
}

void ReplayPeers::connect(Way& way) {
  const auto* peer = std::get_if<SocketAddress>(&way.outlet->destination);
  DatagramSocket& socket = *way.outlet->socket;
  const bool is_there = peer != nullptr && connectHandle(socket.handle(), *peer);
  way.connection = is_there ? Connection::kThere : Connection::kNever;
  if (is_there) socket.setPassingPeer(true);
}

void ReplayPeers::release(Way& way, DatagramSocket& socket) {
  if (way.connection == Connection::kThere) {
    disconnectHandle(socket.handle());
    socket.setPassingPeer(false);
  }
  way.connection = Connection::kNever;
}

}  // namespace gramscope
