#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "platform/player.h"
#include "platform/socket.h"

namespace gramscope {

/// A way out: a socket, and where to.
struct Outlet {
  std::shared_ptr<DatagramSocket> socket;
  SocketName destination;
};

/// The sockets that a player sends from: one for each source port that it keeps, and one of each
/// kind for the rest. What goes to 255.255.255.255 has its own where an interface was chosen, for
/// the system sends that by the interface that has the sender's address, or by the default route.
class ReplayOutlets {
 public:
  static constexpr std::size_t kMostPorts = 512;

  struct Options {
    bool keeps_source_ports;
    std::optional<int> ttl;
    bool loopback;
    std::uint32_t interface_index;
  };

  explicit ReplayOutlets(const Options& options) : options_(options) {}

  /// The way out for datagrams from this port, which is 0 for any. It stays as it is. On one
  /// thread. Throws SystemError where no socket can be opened, and std::bad_alloc.
  const Outlet& find(const SocketName& destination, std::uint16_t source_port);

  /// Up to 1000 of the ports that could not be bound. On any thread.
  std::vector<UnboundPort> unboundPorts() const;

 private:
  struct SocketKey {
    SocketType type;
    /// 0 for any.
    std::uint16_t port;
    /// Whether it sends from the address of the interface that was chosen.
    bool is_of_interface;

    auto operator<=>(const SocketKey&) const = default;
  };

  SocketKey keyFor(const SocketName& destination, std::uint16_t source_port) const noexcept;
  const std::shared_ptr<DatagramSocket>& socketFor(const SocketKey& key);
  std::unique_ptr<Socket> open(const SocketKey& key) const;
  void setOptions(Socket& socket) const;
  void remember(const UnboundPort& unbound);

  const Options options_;
  std::map<SocketKey, std::unique_ptr<Socket>> sockets_;
  std::map<std::pair<SocketName, SocketKey>, Outlet> outlets_;
  mutable std::mutex mutex_;
  std::vector<UnboundPort> unbound_;
};

}  // namespace gramscope
