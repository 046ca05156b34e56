#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace gramscope::streams {

/// Bytes of a packet of a transport stream (ISO/IEC 13818-1, 2.4.3.2); 16 more where a Reed-Solomon
/// code follows each (ETSI TS 101 154 calls these 204 byte packets).
inline constexpr std::size_t kTransportPacket = 188;
inline constexpr std::size_t kCodedTransportPacket = 204;
/// Bytes before the adaptation field or the payload.
inline constexpr std::size_t kTransportHeader = 4;
inline constexpr std::uint8_t kTransportSync = 0x47;
/// Packets that only fill up (table 2-3).
inline constexpr std::uint16_t kNullPid = 0x1FFF;

/// A packet of a transport stream, as far as it is there.
struct TransportPacket {
  std::uint16_t pid = 0;
  std::uint8_t continuity = 0;
  bool is_damaged = false;
  /// A PES packet or a section begins in it.
  bool is_start = false;
  bool is_scrambled = false;
  bool has_payload = false;
  /// Continuity and clock do not go on from what was before.
  bool is_discontinuous = false;
  /// Program clock reference in units of 27 MHz, which wraps at 2^33 * 300.
  std::optional<std::uint64_t> clock;
  std::span<const std::byte> payload;
};

/// `bytes` begin with the sync byte, and are at least 4.
TransportPacket readTransportPacket(std::span<const std::byte> bytes) noexcept;

/// Bytes of a packet where a payload of `length` bytes consists of whole ones, each with its sync
/// byte where that is there; 0 otherwise.
std::size_t transportPacketSize(std::span<const std::byte> payload, std::size_t length) noexcept;

}  // namespace gramscope::streams
