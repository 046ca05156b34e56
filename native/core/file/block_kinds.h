#pragma once

#include <cstddef>
#include <cstdint>

namespace gramscope::file {

/// Block types of pcapng (draft-ietf-opsawg-pcapng, section 4 and 11.1), as far as they matter.
enum BlockType : std::uint32_t {
  kSectionHeader = 0x0a0d0d0a,
  kInterfaceDescription = 1,
  kObsoletePacket = 2,
  kSimplePacket = 3,
  kNameResolution = 4,
  kInterfaceStatistics = 5,
  kEnhancedPacket = 6,
  kSystemdJournal = 9,
  kDecryptionSecrets = 10,
  kSysdigEvent = 0x204,
  kSysdigEventV2 = 0x216,
  kSysdigEventV2Large = 0x221,
  kCustom = 0xbad,
  kCustomNotCopied = 0x40000bad,
};

/// Bytes around the body of any block: its type, and its length before and after it.
inline constexpr std::size_t kBlockFrame = 12;

constexpr bool isPacket(std::uint32_t type) {
  return type == kObsoletePacket || type == kSimplePacket || type == kEnhancedPacket;
}

/// Whether Wireshark counts such a block as a frame although no packet is in it.
constexpr bool isFrameWithoutPacket(std::uint32_t type) {
  switch (type) {
    case kSystemdJournal:
    case kSysdigEvent:
    case kSysdigEventV2:
    case kSysdigEventV2Large:
    case kCustom:
    case kCustomNotCopied:
      return true;
    default:
      return false;
  }
}

/// Bytes that a block of this type has at least, its type and both lengths included. 0 for types
/// that are not known.
constexpr std::uint32_t leastLength(std::uint32_t type) {
  switch (type) {
    case kSectionHeader:
      return 28;
    case kInterfaceDescription:
      return 20;
    case kObsoletePacket:
    case kEnhancedPacket:
      return 32;
    case kSimplePacket:
    case kCustom:
    case kCustomNotCopied:
      return 16;
    case kNameResolution:
    case kSystemdJournal:
      return 12;
    case kInterfaceStatistics:
      return 24;
    case kDecryptionSecrets:
      return 20;
    default:
      return 0;
  }
}

}  // namespace gramscope::file
