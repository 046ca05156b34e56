#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/streams/elapsed.h"

namespace gramscope::streams {

/// How many datagrams come within a window of time that slides along: of any two of them the times
/// are not further apart than the window is long. One that is earlier than the one before counts as
/// coming at once.
///
/// The count is exact as long as there is memory for the time of each. Beyond that, neighbours are
/// put together, and some stay in the window for longer than they should: at most those between two
/// of the times that are remembered.
class BurstWindow {
 public:
  /// Times that one window remembers at most.
  static constexpr std::size_t kMostSlots = std::size_t{1} << 14;
  /// Times that all windows together may remember beyond the few that each one has in any case.
  static constexpr std::size_t kSpareSlots = std::size_t{1} << 22;

  /// `spare` is what is left of kSpareSlots. Returns how many there are now. Throws std::bad_alloc.
  std::uint32_t add(std::int64_t time, std::uint64_t window, std::size_t& spare) {
    forgetBefore(time, window);
    if (first_ != end_ && at(end_ - 1).time >= time) {
      ++at(end_ - 1).count;
    } else {
      if (used() == slots_.size()) makeRoom(spare);
      at(end_++) = {.time = time, .count = 1};
    }
    highest_ = std::max(highest_, ++count_);
    return count_;
  }

  std::uint32_t countAt(std::int64_t time, std::uint64_t window) const noexcept;
  std::uint32_t highest() const noexcept { return highest_; }

  /// Gives back what a window without recent datagrams does not need.
  void trim(std::int64_t now, std::uint64_t window, std::size_t& spare);

 private:
  static constexpr std::size_t kLeastSlots = 4;

  struct Slot {
    std::int64_t time;
    std::uint32_t count;
  };

  std::uint32_t used() const noexcept { return end_ - first_; }
  Slot& at(std::uint32_t place) noexcept { return slots_[place & (slots_.size() - 1)]; }
  const Slot& at(std::uint32_t place) const noexcept { return slots_[place & (slots_.size() - 1)]; }
  void forgetBefore(std::int64_t time, std::uint64_t window) noexcept {
    for (; first_ != end_; ++first_) {
      const Slot& oldest = at(first_);
      if (elapsed(oldest.time, time) <= window) return;
      count_ -= oldest.count;
    }
  }
  void makeRoom(std::size_t& spare);
  void resize(std::size_t slots);
  void putTogether() noexcept;

  /// A ring: a power of two, or none before the first datagram.
  std::vector<Slot> slots_;
  // Those used, modulo 2^32.
  std::uint32_t first_ = 0;
  std::uint32_t end_ = 0;
  std::uint32_t count_ = 0;
  std::uint32_t highest_ = 0;
};

}  // namespace gramscope::streams
