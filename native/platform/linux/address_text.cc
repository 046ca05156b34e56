#include "platform/address_text.h"

#include <arpa/inet.h>
#include <net/if.h>

#include <cerrno>
#include <charconv>

#include "platform/system_error.h"

namespace gramscope {
namespace {

int domainOf(Family family) noexcept { return family == Family::kIpv4 ? AF_INET : AF_INET6; }

std::uint32_t zoneIndex(const std::string& zone) {
  std::uint32_t index = 0;
  const auto end = zone.data() + zone.size();
  const auto [rest, error] = std::from_chars(zone.data(), end, index);
  if (error == std::errc() && rest == end && index > 0) return index;
  index = if_nametoindex(zone.c_str());
  if (index == 0) throw SystemError(errno, "if_nametoindex", zone, 0);
  return index;
}

std::string zoneText(std::uint32_t index) {
  char name[IF_NAMESIZE];
  return if_indextoname(index, name) ? name : std::to_string(index);
}

}  // namespace

std::optional<SocketAddress> parseAddress(Family family, const std::string& text,
                                          std::uint16_t port) {
  SocketAddress address;
  address.family = family;
  address.port = port;
  // A NUL would hide the rest of the text from inet_pton.
  if (text.find('\0') != std::string::npos) return std::nullopt;
  const auto percent = family == Family::kIpv6 ? text.find('%') : std::string::npos;
  const std::string literal = text.substr(0, percent);
  if (inet_pton(domainOf(family), literal.c_str(), address.bytes.data()) != 1) return std::nullopt;
  if (percent != std::string::npos) {
    if (percent + 1 == text.size()) return std::nullopt;
    address.scope_id = zoneIndex(text.substr(percent + 1));
  }
  return address;
}

std::string addressText(const SocketAddress& address) {
  char literal[INET6_ADDRSTRLEN];
  inet_ntop(domainOf(address.family), address.bytes.data(), literal, sizeof literal);
  std::string text = literal;
  if (address.scope_id != 0) text += '%' + zoneText(address.scope_id);
  return text;
}

std::string mappedAddressText(const SocketAddress& address) {
  return (address.family == Family::kIpv4 ? "::ffff:" : "") + addressText(address);
}

}  // namespace gramscope
