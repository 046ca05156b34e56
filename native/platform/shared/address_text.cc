#include "platform/address_text.h"

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#endif

#include <charconv>

#include "platform/shared/zone.h"

namespace gramscope {
namespace {

int domainOf(Family family) noexcept { return family == Family::kIpv4 ? AF_INET : AF_INET6; }

/// A zone is an interface's index or its name.
std::uint32_t indexIn(const std::string& zone) {
  std::uint32_t index = 0;
  const auto end = zone.data() + zone.size();
  const auto [rest, error] = std::from_chars(zone.data(), end, index);
  if (error == std::errc() && rest == end && index > 0) return index;
  return zoneIndex(zone);
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
    address.scope_id = indexIn(text.substr(percent + 1));
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
