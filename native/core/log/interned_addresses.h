#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "core/address.h"
#include "core/log/growing_table.h"
#include "core/log/interned.h"

namespace gramscope {

/// Numbers addresses, without their ports, in the order in which they come.
class InternedAddresses {
 public:
  /// The number of the address in `table`, to which it is appended when it is new. Throws
  /// std::bad_alloc.
  std::uint16_t numberOf(SocketAddress address, GrowingTable<SocketAddress>& table) {
    address.port = 0;
    return numbers_.numberOf(keyOf(address), address, table);
  }

 private:
  struct Key {
    std::uint64_t high;
    std::uint64_t low;
    std::uint32_t scope_id;
    Family family;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const noexcept {
      auto mixed = (key.high ^ key.low * 0x9e3779b97f4a7c15) * 0xff51afd7ed558ccd;
      return static_cast<std::size_t>(mixed ^ mixed >> 29);
    }
  };
  static Key keyOf(const SocketAddress& address) {
    Key key{.high = 0, .low = 0, .scope_id = address.scope_id, .family = address.family};
    std::memcpy(&key.high, address.bytes.data(), 8);
    std::memcpy(&key.low, address.bytes.data() + 8, 8);
    return key;
  }

  Interned<Key, Hash, 256> numbers_;
};

}  // namespace gramscope
