#include "platform/socket_name_text.h"

#include <variant>

#include "platform/address_text.h"

namespace gramscope {
std::string socketNameText(const SocketName& name) {
  const auto* address = std::get_if<SocketAddress>(&name);
  if (address == nullptr) return "unix:" + std::get<std::string>(name);
  const std::string host = addressText(*address);
  const bool is_ipv4 = address->family == Family::kIpv4;
  return std::string("udp://") + (isMulticast(*address) ? "@" : "") +
         (is_ipv4 ? host : '[' + host + ']') + ':' + std::to_string(address->port);
}

}  // namespace gramscope
