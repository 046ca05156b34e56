#pragma once

#include <cstdint>

#include "core/datagram.h"

namespace gramscope {

/// Where a datagram went, as packet information tells it (ip(7), ipv6(7)): without the port, which
/// stays. IPv4-mapped addresses become IPv4.
void setDestination(Datagram& datagram, const SocketAddress& address,
                    std::uint32_t interface_index) noexcept;

}  // namespace gramscope
