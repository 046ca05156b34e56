#include "core/prefix.h"

#include <cstring>

namespace gramscope {

bool Prefix::contains(const SocketAddress& other) const noexcept {
  if (other.family != address.family) return false;
  if (address.scope_id != 0 && other.scope_id != address.scope_id) return false;
  const unsigned whole = length / 8;
  if (std::memcmp(other.bytes.data(), address.bytes.data(), whole) != 0) return false;
  const unsigned rest = length % 8;
  if (rest == 0) return true;
  return ((other.bytes[whole] ^ address.bytes[whole]) >> (8 - rest)) == 0;
}

}  // namespace gramscope
