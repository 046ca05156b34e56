#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "core/address.h"
#include "core/log/index_block.h"

namespace gramscope::statistics {

/// What datagrams are told apart by.
enum class GroupBy : std::uint8_t { kSocket, kSource, kDestination, kPort, kSeverity };

/// What the datagrams of a group have in common: the number of a socket, a destination port or a
/// severity; an address, without port; or the path of a Unix peer. The other end of a Unix datagram
/// is the socket itself: its number, also where it is the source or the destination.
using GroupKey = std::variant<std::uint32_t, SocketAddress, std::string>;

/// The destination port of a Unix datagram, which has none.
inline constexpr std::uint32_t kNoPort = 65536;

/// The groups of the rows of one block have numbers below this.
inline constexpr std::size_t kLocalGroups = std::size_t{3} << 16;

/// The number of a row's group among those of its block.
std::uint32_t localGroup(GroupBy by, const IndexRow& row) noexcept;

/// What that number stands for.
GroupKey groupKey(GroupBy by, const IndexBlock& block, std::uint32_t local);

}  // namespace gramscope::statistics
