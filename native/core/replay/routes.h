#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/address.h"
#include "core/log/index_block.h"
#include "core/prefix.h"

namespace gramscope::replay {

/// A UDP address or the path of a Unix socket.
using Destination = std::variant<SocketAddress, std::string>;

/// Where it went, at another port perhaps.
struct OriginalTarget {
  std::optional<std::uint16_t> port{};
};
/// The bits of the prefix take the place of those of the address, all of them where it is one.
struct UdpTarget {
  Prefix prefix;
  std::optional<std::uint16_t> port{};
};
struct UnixTarget {
  std::string path;
};
struct NoTarget {};
using RouteTarget = std::variant<OriginalTarget, UdpTarget, UnixTarget, NoTarget>;

struct RouteRule {
  /// Which of the two, where set.
  std::optional<bool> is_unix{};
  std::optional<Prefix> source{};
  std::optional<Prefix> destination{};
  std::uint16_t least_port = 0;
  std::uint16_t most_port = 65535;
  RouteTarget to{};
};

/// Where Unix datagrams of a socket went.
struct SocketPath {
  std::uint32_t socket;
  std::string path;
};

/// Why a row is not sent.
enum class Skip : std::uint8_t { kTruncated, kExcluded, kWithoutDestination, kTooLong };

struct SkipCounts {
  std::uint64_t truncated = 0;
  std::uint64_t excluded = 0;
  std::uint64_t without_destination = 0;
  std::uint64_t too_long = 0;

  void add(Skip reason) noexcept;
  void add(const SkipCounts& other) noexcept;
};

struct RoutePlan {
  std::vector<RouteRule> rules{};
  std::vector<SocketPath> paths{};
  /// Whether datagrams of which the log has only the beginning are sent as they are.
  bool sends_truncated = false;
  /// The zone of link-local destinations that name none; 0 for none.
  std::uint32_t interface_index = 0;
};

/// Decides where the rows of a log are sent: the first rule that fits, and where none does, where
/// they went. Remembers what the last row had in common with this one, for most of a log is few
/// streams.
class Routes {
 public:
  explicit Routes(RoutePlan plan) : plan_(std::move(plan)) {}

  using Decision = std::variant<Destination, Skip>;

  /// Where a row goes, or why nowhere. Rows of one log. The answer is valid until the next call.
  const Decision& decide(const IndexBlock& block, const IndexRow& row);
  /// Whether the last answer is about the same destination as the one before it.
  bool isSameAsBefore() const noexcept { return is_same_; }

 private:
  struct Key {
    const IndexBlock* block = nullptr;
    std::uint16_t source = 0;
    std::uint16_t destination = 0;
    std::uint16_t destination_port = 0;
    std::uint16_t origin = 0;
    bool is_unix = false;

    friend bool operator==(const Key&, const Key&) = default;
  };

  Decision destinationOf(const IndexBlock& block, const IndexRow& row) const;
  bool fits(const RouteRule& rule, const Datagram& datagram, bool is_unix) const;
  Decision original(const Datagram& datagram, bool is_unix,
                    const std::optional<std::uint16_t>& port) const;
  Decision checked(const SocketAddress& address) const;

  const RoutePlan plan_;
  std::optional<Key> key_;
  Decision destination_;
  Decision skipped_;
  bool is_same_ = false;
};

/// Bits of a datagram with the headers of UDP and IP, where it goes by those.
std::uint64_t bitsOnWire(const Destination& destination, std::size_t length) noexcept;

}  // namespace gramscope::replay
