#include "core/streams/burst_window.h"

#include <algorithm>
#include <utility>

#include "core/streams/elapsed.h"

namespace gramscope::streams {

std::uint32_t BurstWindow::add(std::int64_t time, std::uint64_t window, std::size_t& spare) {
  forgetBefore(time, window);
  if (used_ > 0 && at(used_ - 1).time >= time) {
    ++at(used_ - 1).count;
  } else {
    if (used_ == slots_.size()) makeRoom(spare);
    at(used_++) = {.time = time, .count = 1};
  }
  highest_ = std::max(highest_, ++count_);
  return count_;
}

std::uint32_t BurstWindow::countAt(std::int64_t time, std::uint64_t window) const noexcept {
  std::uint32_t count = 0;
  for (std::size_t place = used_; place > 0; --place) {
    const Slot& slot = slots_[(first_ + place - 1) & (slots_.size() - 1)];
    if (elapsed(slot.time, time) > window) break;
    count += slot.count;
  }
  return count;
}

void BurstWindow::trim(std::int64_t now, std::uint64_t window, std::size_t& spare) {
  forgetBefore(now, window);
  if (used_ > 0 || slots_.size() <= kLeastSlots) return;
  spare += slots_.size() - kLeastSlots;
  resize(kLeastSlots);
}

void BurstWindow::forgetBefore(std::int64_t time, std::uint64_t window) noexcept {
  while (used_ > 0 && elapsed(at(0).time, time) > window) {
    count_ -= at(0).count;
    first_ = (first_ + 1) & static_cast<std::uint32_t>(slots_.size() - 1);
    --used_;
  }
}

void BurstWindow::makeRoom(std::size_t& spare) {
  if (slots_.empty()) return resize(kLeastSlots);
  const auto more = slots_.size();
  if (more >= kMostSlots || more > spare) return putTogether();
  resize(2 * more);
  spare -= more;
}

void BurstWindow::resize(std::size_t slots) {
  std::vector<Slot> larger(slots);
  for (std::size_t place = 0; place < used_; ++place) larger[place] = at(place);
  slots_ = std::move(larger);
  first_ = 0;
}

/// Makes one of neighbours, which stays for as long as the last of them would. Only up to four
/// times what all slots have on average, or the oldest would grow with each time: of any two that
/// are left side by side the sum is more, so that at most half of the slots and one are used
/// afterwards.
void BurstWindow::putTogether() noexcept {
  const auto most = std::max<std::uint64_t>(2, 4 * std::uint64_t{count_} / slots_.size());
  std::uint32_t kept = 0;
  for (std::size_t place = 1; place < used_; ++place) {
    const Slot next = at(place);
    if (std::uint64_t{at(kept).count} + next.count <= most) {
      at(kept) = {.time = next.time, .count = at(kept).count + next.count};
    } else {
      at(++kept) = next;
    }
  }
  used_ = kept + 1;
}

}  // namespace gramscope::streams
