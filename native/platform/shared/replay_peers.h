#pragma once

#include <cstdint>
#include <map>
#include <span>

#include "platform/outgoing.h"
#include "platform/shared/player_feed.h"

namespace gramscope {

/// Whether a datagram says where it goes, or goes to the peer of its socket.
enum class Addressing : std::uint8_t { kByName, kToPeer };

/// Connects those sockets of a player by which all goes to one place (connect(2)). The system then
/// looks for the way once, and not again at each datagram, which is a third of what sending takes
/// where datagrams are far apart. At top speed, when the way is in the caches, it takes longer.
///
/// A socket by which something goes elsewhere, or by which something could not be sent, is freed
/// and left alone: connected to one place it has the source address for that, and hears what comes
/// from there.
class ReplayPeers {
 public:
  /// How datagrams are addressed that are about to be sent, all by one socket.
  Addressing addressingOf(std::span<const ReplayItem> items);

  /// They have left when they were due. What follows may go to the peer.
  void sent(std::span<const ReplayItem> items);

  /// One of them could not be sent to the peer: it and what follows are addressed by name.
  void leave(std::span<const ReplayItem> items);

 private:
  enum class Connection : std::uint8_t { kNotYet, kThere, kNever };

  struct Way {
    /// Where all has gone until now.
    const Outlet* outlet = nullptr;
    std::uint64_t sent = 0;
    Connection connection = Connection::kNotYet;
  };

  Way& wayOf(const ReplayItem& item);
  static void connect(Way& way);
  static void release(Way& way, DatagramSocket& socket);

  std::map<const DatagramSocket*, Way> ways_;
  // Of the datagrams before, which mostly leave by the same.
  const DatagramSocket* last_socket_ = nullptr;
  Way* last_way_ = nullptr;
};

}  // namespace gramscope
