#include "platform/interface_description.h"

#include <string>
#include <variant>

#include "platform/address_text.h"

namespace gramscope {
namespace {

InterfaceDescription ofUnix(const std::string& path) {
  return {.name = "unix:" + path, .description = "Unix datagram socket"};
}

InterfaceDescription ofUdp(const SocketAddress& address) {
  const std::string host = addressText(address);
  const std::string port = std::to_string(address.port);
  const bool is_ipv4 = address.family == Family::kIpv4;
  const bool is_group = isMulticast(address);
  InterfaceDescription result{.name = std::string("udp://") + (is_group ? "@" : "") +
                                      (is_ipv4 ? host : '[' + host + ']') + ':' + port,
                              .description = std::string("UDP socket, ") +
                                             (is_ipv4 ? "IPv4" : "IPv6") +
                                             (is_group ? ", multicast group" : ""),
                              .filter = "udp dst port " + port};
  if (!isUnspecified(address)) {
    // A zone is no part of what the filter compares.
    result.filter += " and dst host " + host.substr(0, host.find('%'));
  }
  return result;
}

}  // namespace

InterfaceDescription describe(const SocketName& name) {
  const auto* address = std::get_if<SocketAddress>(&name);
  return address != nullptr ? ofUdp(*address) : ofUnix(std::get<std::string>(name));
}

}  // namespace gramscope
