#pragma once

#include "core/address.h"

namespace gramscope {

/// The addresses of one family that begin alike (RFC 4632, RFC 4291, 2.3). One with a scope id has
/// only those on that link.
struct Prefix {
  SocketAddress address;
  /// In bits: 0 to 32 or 128.
  unsigned length = 0;

  bool contains(const SocketAddress& other) const noexcept;
};

}  // namespace gramscope
