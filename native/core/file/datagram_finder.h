#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/address.h"
#include "core/file/fragments.h"
#include "core/file/frame.h"
#include "core/file/layers.h"
#include "core/input.h"
#include "core/pieces.h"

namespace gramscope::file {

/// The outermost UDP datagram of a frame, or the Unix datagram that it stands for.
struct FoundDatagram {
  SocketAddress source;
  SocketAddress destination;
  std::int16_t ttl = kUnknownTtl;
  std::uint8_t traffic_class = 0;
  bool is_unix = false;
  /// Of a Unix datagram: what its sender was called.
  std::string_view source_path{};
  /// Payload bytes, as the UDP header says; where it was cut off, as IP says.
  std::uint32_t original_length = 0;
  std::uint32_t captured_length = 0;
  /// The captured bytes; valid until the next frame is looked at.
  std::span<const std::byte> payload{};
  /// Where the payload lies in the file, unless it lies in `pieces`.
  std::uint64_t offset = 0;
  Pieces pieces{};
  /// Numbers of the frames that fragments of it came in: see JoinedFragments. Empty where its frame
  /// has all of it.
  std::vector<std::uint64_t> frames{};
};

/// Walks the headers of frames down to UDP, and puts IP fragments together on the way.
///
/// Frames must come in the order of the file. What was cut off, or contradicts itself, is read as
/// Wireshark reads it. UDP that an ICMP error quotes is none.
class DatagramFinder {
 public:
  /// The input, of which fragments are read again, must outlive this.
  explicit DatagramFinder(Input& input) : input_(input) {}

  /// Whether the frame has a datagram, or completes one. `found` is changed in any case.
  bool find(const Frame& frame, FoundDatagram& found);

  /// IP datagrams whose fragments were given up for want of room.
  std::uint64_t abandoned() const noexcept { return fragments_.abandoned(); }

  /// UDP datagrams of which fragments are missing in the frames that were looked at.
  std::uint64_t incomplete() const noexcept { return fragments_.incompleteUdp(); }

 private:
  static Slice plainUdp(const Frame& frame, FoundDatagram& found);
  Step next(const Step& step, FoundDatagram& found);
  Step ipv4(const Slice& slice, FoundDatagram& found);
  Step ipv6(const Slice& slice, FoundDatagram& found);
  Step ipv6Fragment(const Slice& slice, FoundDatagram& found);
  Slice reassemble(std::uint32_t id, Fragment fragment, const Slice& body, FoundDatagram& found);
  Slice read(Pieces pieces);
  bool udp(const Slice& slice, FoundDatagram& found) const;
  bool upperLayer(const Frame& frame, FoundDatagram& found);
  bool walk(Step step, FoundDatagram& found);

  Input& input_;
  /// Number of the frame that is looked into.
  std::uint64_t frame_ = 0;
  FragmentTable fragments_;
  /// The tag of the innermost VLAN: fragments of different ones do not belong together.
  std::uint16_t vlan_ = 0;
  /// Whether IPv6 promises more payload than there is.
  bool is_short_ = false;
  /// Where the bytes of the current slice lie, once they come from fragments; else empty.
  Pieces origin_;
  /// Those bytes. One for each time that fragments of a frame complete something.
  std::vector<std::vector<std::byte>> whole_;
  std::size_t depth_ = 0;
};

}  // namespace gramscope::file
