#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/datagram.h"

namespace gramscope {

// Blocks of pcapng (draft-ietf-opsawg-pcapng) in the byte order of this machine, which readers tell
// by the section header. Each function appends one whole block to a buffer, and throws
// std::bad_alloc with the buffer as it was.

using Bytes = std::vector<std::byte>;

/// Link types (https://www.tcpdump.org/linktypes.html).
enum class LinkType : std::uint16_t {
  /// The frame begins with an IPv4 or IPv6 header.
  kRaw = 101,
  /// Tags of Wireshark's "exported PDU", and what is above them.
  kUpperPdu = 252,
};

/// The section header, without a length, for the section is still growing.
void appendSectionHeader(Bytes& file, std::string_view application);

struct InterfaceDescription {
  LinkType link_type = LinkType::kRaw;
  /// Bytes of each packet that were captured at most; 0 for no limit.
  std::uint32_t snap_length = 0;
  /// if_name and if_description; cut to 65535 bytes. Left out where empty, as the next.
  std::string name{};
  std::string description{};
  /// if_filter: what reaches the interface, as pcap-filter(7) would say it.
  std::string filter{};

  bool operator==(const InterfaceDescription&) const = default;
};

/// An interface with timestamps in nanoseconds.
void appendInterface(Bytes& file, const InterfaceDescription& description);

/// Bits 2 to 4 of epb_flags.
enum class Reception : std::uint8_t {
  kUnspecified = 0,
  kUnicast = 1,
  kMulticast = 2,
  kBroadcast = 3
};

struct PacketBlock {
  /// In the order of the descriptions of the section, from 0.
  std::uint32_t interface;
  /// Nanoseconds since 1970-01-01 UTC.
  std::int64_t time;
  /// The frame, one piece after the other.
  std::span<const std::byte> headers;
  std::span<const std::byte> payload;
  /// Bytes of the frame on the wire.
  std::uint32_t original_length;
  /// Bits 0 and 1 of epb_flags.
  Direction direction = Direction::kInbound;
  Reception reception = Reception::kUnspecified;
  /// Datagrams lost on the interface since the packet before.
  std::uint64_t dropped = 0;
  std::string_view comment{};
};

/// Block type of an enhanced packet.
inline constexpr std::uint32_t kPacketBlockType = 6;
/// Where the frame begins in the block of an enhanced packet.
inline constexpr std::size_t kPacketBlockStart = 28;

void appendPacket(Bytes& file, const PacketBlock& packet);

struct InterfaceStatistics {
  std::uint32_t interface;
  /// Nanoseconds since 1970-01-01 UTC.
  std::int64_t time;
  std::int64_t start_time;
  /// Datagrams received, and dropped for want of room.
  std::uint64_t received;
  std::uint64_t dropped;
};

void appendStatistics(Bytes& file, const InterfaceStatistics& statistics);

}  // namespace gramscope
