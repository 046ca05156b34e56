#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <vector>

#include "core/address.h"
#include "core/pieces.h"

namespace gramscope::file {

/// What the fragments of one IP datagram have in common.
struct FragmentKey {
  /// Without ports.
  SocketAddress source;
  SocketAddress destination;
  std::uint32_t id = 0;

  friend auto operator<=>(const FragmentKey&, const FragmentKey&) = default;
};

/// One fragment of an IP datagram (RFC 791, 3.2; RFC 8200, 4.5).
struct Fragment {
  /// Bytes before it in the payload of the datagram.
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  bool is_last = false;
  /// Whether the datagram is UDP, and none of a tunnel or of another protocol.
  bool is_udp = false;
  Pieces where{};
  /// Numbers of the frames that it came in: several where it lay in fragments of a tunnel itself.
  std::vector<std::uint64_t> frames{};
};

/// The payload of an IP datagram whose fragments are all there.
struct JoinedFragments {
  Pieces where;
  /// Numbers of the frames that any fragment of it came in, also one that others overlap. In no
  /// order, and some more than once.
  std::vector<std::uint64_t> frames;
};

/// IP datagrams of which some fragments are still missing.
///
/// Puts together as Wireshark does: a datagram is complete when it has a last fragment and no gap
/// before it; of overlapping fragments the one with the lower offset wins, at equal offsets the one
/// that came first. Fragments wait however long the file is, but no more than a fixed number of
/// them.
class FragmentTable {
 public:
  /// Fragments that wait at most; the datagrams that began first go first.
  static constexpr std::size_t kMost = std::size_t{1} << 17;
  /// Fragments that one datagram has at most: 65535 bytes in units of 8 (RFC 791).
  static constexpr std::size_t kMostOfOne = 8192;

  /// The payload of the datagram, if this fragment makes it complete.
  std::optional<JoinedFragments> add(const FragmentKey& key, Fragment fragment);

  /// Datagrams that were given up, because the table or one of them was full.
  std::uint64_t abandoned() const noexcept { return abandoned_; }

  /// UDP datagrams of which fragments are missing so far.
  std::uint64_t incompleteUdp() const noexcept { return incomplete_udp_; }

 private:
  struct Entry {
    std::vector<Fragment> fragments;
    /// Bytes of all fragments, overlaps counted twice.
    std::uint64_t bytes = 0;
    /// Bytes of the payload, known from the last fragment on.
    std::optional<std::uint32_t> length;
    bool is_udp = false;
    std::list<FragmentKey>::iterator age;
  };
  using Entries = std::map<FragmentKey, Entry>;

  static void insert(Entry& entry, Fragment fragment);
  static bool isComplete(const Entry& entry);
  static JoinedFragments join(const Entry& entry);
  void erase(Entries::iterator entry);

  Entries entries_;
  /// The datagram that began first is first.
  std::list<FragmentKey> ages_;
  std::size_t count_ = 0;
  std::uint64_t abandoned_ = 0;
  std::uint64_t incomplete_udp_ = 0;
};

}  // namespace gramscope::file
