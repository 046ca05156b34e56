#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/file/frame.h"
#include "core/file/slice.h"

namespace gramscope::exporting {

/// A frame as it may have been on an Ethernet, whatever it was captured on.
class EthernetFrame {
 public:
  enum class Kind : std::uint8_t {
    /// What the frame has from its first Ethernet header on.
    kOriginal,
    /// What it has from its first IP header on, behind a header that was made up: addresses that
    /// nobody has (IEEE 802c, locally administered), but groups and broadcast where IP says so.
    kMadeUp,
    /// Neither, hence nothing: a Unix datagram.
    kUnixDatagram,
    /// Neither, hence nothing.
    kWithoutIp,
  };

  /// Refers to the bytes of the frame.
  explicit EthernetFrame(const file::Frame& frame);

  Kind kind() const noexcept { return kind_; }
  /// The Ethernet header, if it was made up.
  std::span<const std::byte> header() const noexcept {
    return std::span(header_).first(kind_ == Kind::kMadeUp ? header_.size() : 0);
  }
  const file::Slice& body() const noexcept { return body_; }

 private:
  /// Two addresses and the type (IEEE 802.3, 3.1.1).
  using Header = std::array<std::byte, 14>;

  static Header headerFor(const file::Slice& ip);

  Kind kind_ = Kind::kWithoutIp;
  Header header_{};
  file::Slice body_{};
};

}  // namespace gramscope::exporting
