#include "core/streams/stream_table.h"

#include <utility>

namespace gramscope::streams {

std::size_t StreamTable::slotOf(const StreamKey& key) const noexcept {
  const auto mask = slots_.size() - 1;
  auto slot = static_cast<std::size_t>(hash_(key)) & mask;
  while (slots_[slot] != 0 && !(at(slots_[slot]).key() == key)) slot = (slot + 1) & mask;
  return slot;
}

std::uint32_t StreamTable::find(const StreamKey& key) const noexcept { return slots_[slotOf(key)]; }

void StreamTable::add(Stream::Beginning beginning) {
  if (isFull()) return;
  if (2 * (streams_.size() + 1) > slots_.size()) grow();
  const auto slot = slotOf(beginning.key);
  streams_.emplace_back(std::move(beginning));
  slots_[slot] = size();
}

void StreamTable::grow() {
  std::vector<std::uint32_t> larger(2 * slots_.size());
  slots_.swap(larger);
  for (std::uint32_t number = 1; number <= size(); ++number) {
    slots_[slotOf(at(number).key())] = number;
  }
}

}  // namespace gramscope::streams
