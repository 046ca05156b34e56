#pragma once

#include "core/file/layers.h"

namespace gramscope::file {

/// What lies under a stack of labels (RFC 3032). Nothing says so but the first four bits: IPv4,
/// IPv6, an associated channel (RFC 5586), or else a pseudowire, of which Ethernet is recognised.
Step mpls(const Slice& slice);

/// Generic Routing Encapsulation: RFC 2784, RFC 2890, with the routing of RFC 1701 and the
/// acknowledgement of PPTP (RFC 2637, 4.1).
Step gre(const Slice& slice);

/// Network Service Header (RFC 8300, section 2).
Step nsh(const Slice& slice);

}  // namespace gramscope::file
