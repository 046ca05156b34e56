#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/datagram.h"
#include "core/file/pcapng_blocks.h"

namespace gramscope {

/// What stands in the pcapng files of one link type, as a stream of whole blocks: an interface for
/// each socket, always in one order, and the datagrams.
class PcapngStream {
 public:
  explicit PcapngStream(LinkType link_type) : link_type_(link_type) {}

  /// Tells how many datagrams of a socket the kernel has dropped so far.
  using DropCounter = std::function<std::uint64_t()>;

  /// Describes a socket, before its first datagram, from `time` (nanoseconds) on; the link type of
  /// the description is ignored. One that was described before was opened again: it goes on under
  /// its description, if that is the same, and else under another. Throws std::bad_alloc.
  void describe(Bytes& to, std::uint32_t socket, InterfaceDescription description,
                DropCounter dropped, std::int64_t time);

  /// No more comes of this socket: its counter is asked no more.
  void forget(std::uint32_t socket);

  bool knows(std::uint32_t socket) const { return interface_of_.contains(socket); }

  std::size_t interfaceCount() const noexcept { return interfaces_.size(); }

  /// Starts a file: the section, and the first `interfaces`.
  void beginFile(Bytes& to, std::size_t interfaces) const;
  void beginFile(Bytes& to) const { beginFile(to, interfaceCount()); }

  /// Ends a file at `time`: how much each interface received and lost.
  void endFile(Bytes& to, std::int64_t time);

  /// Asks how many datagrams of the socket the kernel has dropped; the next block tells it.
  void countDrops(std::uint32_t socket) { countDrops(interfaces_[interface_of_.at(socket)]); }

  /// Bytes that a block has at most, beside the payload.
  static constexpr std::size_t kBlockOverhead = 512;

  /// Appends a datagram of a socket that was described, and returns where in `to` its payload lies.
  /// Throws std::bad_alloc with `to` as it was.
  std::size_t append(Bytes& to, const Datagram& datagram);

 private:
  /// A socket, in the order of the interface descriptions.
  struct Interface {
    std::uint32_t socket;
    InterfaceDescription description;
    DropCounter dropped_so_far;
    std::uint64_t received = 0;
    std::uint64_t dropped = 0;
    /// Of these, how many a packet block told.
    std::uint64_t told = 0;
    std::int64_t start_time = 0;
  };

  static void countDrops(Interface& interface);

  const LinkType link_type_;
  std::vector<Interface> interfaces_;
  std::unordered_map<std::uint32_t, std::uint32_t> interface_of_;
};

}  // namespace gramscope
