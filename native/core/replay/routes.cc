#include "core/replay/routes.h"

#include <utility>

namespace gramscope::replay {
namespace {

constexpr std::size_t kUdpHeader = 8;
constexpr std::size_t kIpv4Header = 20;
constexpr std::size_t kIpv6Header = 40;
/// What UDP can carry (RFC 768, RFC 791, RFC 8200).
constexpr std::size_t kMostIpv4 = 65535 - kIpv4Header - kUdpHeader;
constexpr std::size_t kMostIpv6 = 65535 - kUdpHeader;

/// The address with the bits of the prefix in place of its own.
SocketAddress mapped(const SocketAddress& address, const Prefix& prefix) noexcept {
  SocketAddress result = prefix.address;
  const unsigned width = prefix.address.family == Family::kIpv4 ? 32 : 128;
  if (prefix.length == width || address.family != prefix.address.family) return result;
  for (unsigned bit = prefix.length; bit < width; ++bit) {
    const auto mask = static_cast<std::uint8_t>(0x80U >> bit % 8);
    const auto own = static_cast<std::uint8_t>(address.bytes[bit / 8] & mask);
    auto& byte = result.bytes[bit / 8];
    byte = static_cast<std::uint8_t>((byte & ~mask) | own);
  }
  return result;
}

bool isTooLong(const Destination& destination, std::size_t length) noexcept {
  const auto* address = std::get_if<SocketAddress>(&destination);
  if (address == nullptr) return false;
  return length > (address->family == Family::kIpv4 ? kMostIpv4 : kMostIpv6);
}

}  // namespace

void SkipCounts::add(Skip reason) noexcept {
  switch (reason) {
    case Skip::kTruncated:
      ++truncated;
      return;
    case Skip::kExcluded:
      ++excluded;
      return;
    case Skip::kWithoutDestination:
      ++without_destination;
      return;
    case Skip::kTooLong:
      ++too_long;
      return;
  }
}

void SkipCounts::add(const SkipCounts& other) noexcept {
  truncated += other.truncated;
  excluded += other.excluded;
  without_destination += other.without_destination;
  too_long += other.too_long;
}

const Routes::Decision& Routes::decide(const IndexBlock& block, const IndexRow& row) {
  const Key key{.block = &block,
                .source = row.source,
                .destination = row.destination,
                .destination_port = row.destination_port,
                .origin = row.origin,
                .is_unix = row.has(IndexRow::kUnix)};
  is_same_ = key_ == key;
  if (!is_same_) {
    destination_ = destinationOf(block, row);
    key_ = key;
  }
  if (std::holds_alternative<Skip>(destination_)) return destination_;
  const bool is_cut = row.has(IndexRow::kTruncated) || row.captured_length < row.original_length;
  if (is_cut && !plan_.sends_truncated) return skipped_ = Skip::kTruncated;
  if (isTooLong(std::get<Destination>(destination_), row.captured_length)) {
    return skipped_ = Skip::kTooLong;
  }
  return destination_;
}

Routes::Decision Routes::destinationOf(const IndexBlock& block, const IndexRow& row) const {
  const bool is_unix = row.has(IndexRow::kUnix);
  const Datagram datagram = block.at(row).datagram;
  for (const RouteRule& rule : plan_.rules) {
    if (!fits(rule, datagram, is_unix)) continue;
    if (const auto* target = std::get_if<OriginalTarget>(&rule.to)) {
      return original(datagram, is_unix, target->port);
    }
    if (const auto* target = std::get_if<UnixTarget>(&rule.to)) return Destination(target->path);
    if (const auto* target = std::get_if<UdpTarget>(&rule.to)) {
      SocketAddress address = mapped(datagram.destination, target->prefix);
      address.port = target->port.value_or(is_unix ? std::uint16_t{0} : datagram.destination.port);
      return checked(address);
    }
    return Skip::kExcluded;
  }
  return original(datagram, is_unix, std::nullopt);
}

bool Routes::fits(const RouteRule& rule, const Datagram& datagram, bool is_unix) const {
  if (rule.is_unix && *rule.is_unix != is_unix) return false;
  const bool is_about_addresses =
      rule.source || rule.destination || rule.least_port != 0 || rule.most_port != 65535;
  if (is_unix) return !is_about_addresses;
  if (rule.source && !rule.source->contains(datagram.source)) return false;
  if (rule.destination && !rule.destination->contains(datagram.destination)) return false;
  const auto port = datagram.destination.port;
  return port >= rule.least_port && port <= rule.most_port;
}

Routes::Decision Routes::original(const Datagram& datagram, bool is_unix,
                                  const std::optional<std::uint16_t>& port) const {
  if (!is_unix) {
    SocketAddress address = datagram.destination;
    address.port = port.value_or(address.port);
    return checked(address);
  }
  for (const SocketPath& known : plan_.paths) {
    if (known.socket == datagram.socket) return Destination(known.path);
  }
  return Skip::kWithoutDestination;
}

Routes::Decision Routes::checked(const SocketAddress& address) const {
  if (address.port == 0 || isUnspecified(address)) return Skip::kWithoutDestination;
  SocketAddress result = address;
  if (result.scope_id == 0 && needsZone(result)) result.scope_id = plan_.interface_index;
  return Destination(result);
}

std::uint64_t bitsOnWire(const Destination& destination, std::size_t length) noexcept {
  const auto* address = std::get_if<SocketAddress>(&destination);
  if (address == nullptr) return 8 * length;
  const auto ip = address->family == Family::kIpv4 ? kIpv4Header : kIpv6Header;
  return 8 * (length + kUdpHeader + ip);
}

}  // namespace gramscope::replay
