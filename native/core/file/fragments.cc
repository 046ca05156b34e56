#include "core/file/fragments.h"

#include <algorithm>
#include <utility>

namespace gramscope::file {

std::optional<JoinedFragments> FragmentTable::add(const FragmentKey& key, Fragment fragment) {
  auto [entry, is_new] = entries_.try_emplace(key);
  if (is_new) {
    entry->second.age = ages_.insert(ages_.end(), key);
    entry->second.is_udp = fragment.is_udp;
    if (fragment.is_udp) ++incomplete_udp_;
  }
  insert(entry->second, std::move(fragment));
  ++count_;
  std::optional<JoinedFragments> whole;
  if (isComplete(entry->second)) {
    whole = join(entry->second);
    erase(entry);
  } else if (entry->second.fragments.size() > kMostOfOne) {
    erase(entry);
    ++abandoned_;
  }
  while (count_ > kMost) {
    erase(entries_.find(ages_.front()));
    ++abandoned_;
  }
  return whole;
}

void FragmentTable::insert(Entry& entry, Fragment fragment) {
  if (fragment.is_last && !entry.length) entry.length = fragment.offset + fragment.length;
  entry.bytes += fragment.length;
  const auto after = std::upper_bound(
      entry.fragments.begin(), entry.fragments.end(), fragment.offset,
      [](std::uint32_t offset, const Fragment& other) { return offset < other.offset; });
  entry.fragments.insert(after, std::move(fragment));
}

bool FragmentTable::isComplete(const Entry& entry) {
  if (!entry.length || entry.bytes < *entry.length) return false;
  std::uint32_t reached = 0;
  for (const Fragment& fragment : entry.fragments) {
    if (fragment.offset > reached) break;
    reached = std::max(reached, fragment.offset + fragment.length);
  }
  return reached >= *entry.length;
}

JoinedFragments FragmentTable::join(const Entry& entry) {
  JoinedFragments whole;
  std::uint32_t reached = 0;
  for (const Fragment& fragment : entry.fragments) {
    whole.frames.insert(whole.frames.end(), fragment.frames.begin(), fragment.frames.end());
    const auto end = std::min(fragment.offset + fragment.length, *entry.length);
    if (end <= reached) continue;
    appendPart(whole.where, fragment.where, reached - fragment.offset, end - reached);
    reached = end;
  }
  return whole;
}

void FragmentTable::erase(Entries::iterator entry) {
  count_ -= entry->second.fragments.size();
  if (entry->second.is_udp) --incomplete_udp_;
  ages_.erase(entry->second.age);
  entries_.erase(entry);
}

}  // namespace gramscope::file
