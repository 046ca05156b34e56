#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/datagram.h"

namespace gramscope {

/// The headers that stand before a payload in a file, made anew from what a socket tells of it: the
/// system keeps the real ones to itself.
class FrameHeaders {
 public:
  /// Headers of IP (RFC 791, RFC 8200) and UDP (RFC 768) with their checksums; 64 hops where the
  /// system did not say how many were left. A payload that was cut short gets no UDP checksum.
  static FrameHeaders ofUdp(const Datagram& datagram) noexcept;

  /// Bytes that ofUdp() makes for addresses of this family.
  static std::uint32_t sizeOfUdp(Family family) noexcept;

  /// Tags of LINKTYPE_WIRESHARK_UPPER_PDU that have Wireshark dissect the payload of a Unix
  /// datagram: as syslog where it begins like one (RFC 3164, RFC 5424), else as data.
  static FrameHeaders ofUnix(const Datagram& datagram) noexcept;

  std::span<const std::byte> bytes() const noexcept { return std::span(bytes_).first(size_); }

 private:
  void put(const void* data, std::size_t size) noexcept;

  std::array<std::byte, 64> bytes_;
  std::size_t size_ = 0;
};

}  // namespace gramscope
