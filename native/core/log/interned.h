#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "core/log/growing_table.h"

namespace gramscope {

/// Numbers what rows of a block have in common, in the order in which it comes. `Hash` must mix
/// well; `kRecent` of them, a power of two, are found without a search.
template <typename Key, typename Hash, std::size_t kRecent>
class Interned {
 public:
  /// The number of the item with this key in `table`, to which it is appended when it is new. A
  /// block has no more of them than a number holds. Throws std::bad_alloc.
  template <typename Item>
  std::uint16_t numberOf(const Key& key, const Item& item, GrowingTable<Item>& table) {
    Recent& recent = recent_[Hash()(key) % kRecent];
    if (recent.is_set && recent.key == key) return recent.number;
    auto known = numbers_.find(key);
    if (known == numbers_.end()) {
      known = numbers_.emplace(key, static_cast<std::uint16_t>(table.append(item))).first;
    }
    recent = {key, known->second, true};
    return known->second;
  }

 private:
  /// Most datagrams have what was seen a moment ago.
  struct Recent {
    Key key;
    std::uint16_t number;
    bool is_set;
  };

  std::array<Recent, kRecent> recent_{};
  std::unordered_map<Key, std::uint16_t, Hash> numbers_;
};

}  // namespace gramscope
