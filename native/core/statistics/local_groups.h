#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/statistics/group.h"

namespace gramscope::statistics {

/// A value for each group of one block, used for block after block: what is cleared is what was
/// touched, not the whole table.
template <typename Value>
class LocalGroups {
 public:
  /// Throws std::bad_alloc.
  LocalGroups() : values_(kLocalGroups), is_touched_(kLocalGroups) {}

  /// The value of a group; made by `begin(local)` where it is touched for the first time.
  template <typename Begin>
  Value& at(std::uint32_t local, const Begin& begin) {
    if (!is_touched_[local]) {
      values_[local] = begin(local);
      touched_.push_back(local);
      is_touched_[local] = 1;
    }
    return values_[local];
  }

  const std::vector<std::uint32_t>& touched() const noexcept { return touched_; }
  const Value& operator[](std::uint32_t local) const noexcept { return values_[local]; }

  void clear() noexcept {
    for (const auto local : touched_) is_touched_[local] = 0;
    touched_.clear();
  }

 private:
  std::vector<Value> values_;
  std::vector<std::uint8_t> is_touched_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace gramscope::statistics
