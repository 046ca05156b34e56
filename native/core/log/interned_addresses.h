#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <unordered_map>

#include "core/address.h"
#include "core/log/growing_table.h"

namespace gramscope {

/// Numbers addresses, without their ports, in the order in which they come.
class InternedAddresses {
 public:
  /// The number of the address in `table`, to which it is appended when it is new. Throws
  /// std::bad_alloc.
  std::uint16_t numberOf(SocketAddress address, GrowingTable<SocketAddress>& table) {
    address.port = 0;
    const Key key = keyOf(address);
    Recent& recent = recent_[Hash()(key) % recent_.size()];
    if (recent.is_set && recent.key == key) return recent.number;
    auto known = numbers_.find(key);
    if (known == numbers_.end()) {
      known = numbers_.emplace(key, static_cast<std::uint16_t>(table.append(address))).first;
    }
    recent = {key, known->second, true};
    return known->second;
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
  /// Most datagrams have addresses that were seen a moment ago.
  struct Recent {
    Key key;
    std::uint16_t number;
    bool is_set;
  };

  static Key keyOf(const SocketAddress& address) {
    Key key{.high = 0, .low = 0, .scope_id = address.scope_id, .family = address.family};
    std::memcpy(&key.high, address.bytes.data(), 8);
    std::memcpy(&key.low, address.bytes.data() + 8, 8);
    return key;
  }

  std::array<Recent, 256> recent_{};
  std::unordered_map<Key, std::uint16_t, Hash> numbers_;
};

}  // namespace gramscope
