#include "platform/shared/packet_destination.h"

#include "core/address.h"

namespace gramscope {

void setDestination(Datagram& datagram, const SocketAddress& address,
                    std::uint32_t interface_index) noexcept {
  const auto port = datagram.destination.port;
  datagram.destination = unmapped(address);
  datagram.destination.port = port;
  if (needsZone(datagram.destination)) datagram.destination.scope_id = interface_index;
  datagram.interface_index = interface_index;
}

}  // namespace gramscope
