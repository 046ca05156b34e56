#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <unordered_map>
#include <vector>

#include "core/address.h"

namespace gramscope::file {

/// Numbers addresses, without their ports, in the order in which they come.
class InternedAddresses {
 public:
  /// The number of the address, which is appended to `added` when it is new.
  std::uint32_t numberOf(SocketAddress address, std::vector<SocketAddress>& added) {
    address.port = 0;
    const Key key = keyOf(address);
    Recent& recent = recent_[Hash()(key) % recent_.size()];
    if (recent.is_set && recent.key == key) return recent.number;
    const auto [entry, is_new] =
        numbers_.try_emplace(key, static_cast<std::uint32_t>(numbers_.size()));
    if (is_new) added.push_back(address);
    recent = {key, entry->second, true};
    return entry->second;
  }

 private:
  struct Key {
    std::uint64_t high;
    std::uint64_t low;
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
    std::uint32_t number;
    bool is_set;
  };

  static Key keyOf(const SocketAddress& address) {
    Key key{.high = 0, .low = 0, .family = address.family};
    std::memcpy(&key.high, address.bytes.data(), 8);
    std::memcpy(&key.low, address.bytes.data() + 8, 8);
    return key;
  }

  std::array<Recent, 256> recent_{};
  std::unordered_map<Key, std::uint32_t, Hash> numbers_;
};

}  // namespace gramscope::file
