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

/// Makes one of each two, which stays for as long as the later one would.
void BurstWindow::putTogether() noexcept {
  for (std::size_t place = 0; place < used_ / 2; ++place) {
    const Slot earlier = at(2 * place);
    const Slot later = at(2 * place + 1);
    at(place) = {.time = later.time, .count = earlier.count + later.count};
  }
  used_ /= 2;
}

}  // namespace gramscope::streams
