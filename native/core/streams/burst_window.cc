#include "core/streams/burst_window.h"

#include <algorithm>
#include <utility>

namespace gramscope::streams {

std::uint32_t BurstWindow::countAt(std::int64_t time, std::uint64_t window) const noexcept {
  std::uint32_t count = 0;
  for (std::uint32_t place = end_; place != first_; --place) {
    const Slot& slot = at(place - 1);
    if (elapsed(slot.time, time) > window) break;
    count += slot.count;
  }
  return count;
}

void BurstWindow::trim(std::int64_t now, std::uint64_t window, std::size_t& spare) {
  forgetBefore(now, window);
  if (used() > 0 || slots_.size() <= kLeastSlots) return;
  spare += slots_.size() - kLeastSlots;
  resize(kLeastSlots);
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
  for (std::uint32_t place = 0; place < used(); ++place) larger[place] = at(first_ + place);
  slots_ = std::move(larger);
  end_ = used();
  first_ = 0;
}

/// Makes one of neighbours, which stays for as long as the last of them would. Only up to four
/// times what all slots have on average, or the oldest would grow with each time: of any two that
/// are left side by side the sum is more, so that at most half of the slots and one are used
/// afterwards.
void BurstWindow::putTogether() noexcept {
  const auto most = std::max<std::uint64_t>(2, 4 * std::uint64_t{count_} / slots_.size());
  std::uint32_t kept = first_;
  for (std::uint32_t place = first_ + 1; place != end_; ++place) {
    const Slot next = at(place);
    if (std::uint64_t{at(kept).count} + next.count <= most) {
      at(kept) = {.time = next.time, .count = at(kept).count + next.count};
    } else {
      at(++kept) = next;
    }
  }
  end_ = kept + 1;
}

}  // namespace gramscope::streams
