#include "core/streams/stream_events.h"

#include <algorithm>
#include <utility>

namespace gramscope::streams {
namespace {

/// The place of the first of these events at `row` or behind it.
std::size_t placeFrom(const std::vector<StreamEvent>& events, std::uint64_t row) {
  const auto found = std::ranges::lower_bound(events, row, {}, &StreamEvent::row);
  return static_cast<std::size_t>(found - events.begin());
}

}  // namespace

void StreamEvents::Block::insert(std::size_t place, const StreamEvent& event) {
  events.insert(events.begin() + static_cast<std::ptrdiff_t>(place), event);
  ++counts[static_cast<std::size_t>(event.kind)];
}

void StreamEvents::Block::erase(std::size_t place) {
  --counts[static_cast<std::size_t>(events[place].kind)];
  events.erase(events.begin() + static_cast<std::ptrdiff_t>(place));
}

std::uint64_t StreamEvents::Block::count(const EventSelection& selection) const noexcept {
  std::uint64_t sum = 0;
  for (std::size_t kind = 0; kind < kEventKinds; ++kind) {
    if (selection.has(static_cast<EventKind>(kind))) sum += counts[kind];
  }
  return sum;
}

void StreamEvents::Marks::forgetFirst() {
  constexpr std::size_t kLeast = 64;
  if (++begin < kLeast || begin < all.size() / 2) return;
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(begin));
  begin = 0;
}

void StreamEvents::add(const StreamEvent& event) {
  if (event.stream > by_stream_.size()) by_stream_.resize(event.stream);
  auto& marks = by_stream_[event.stream - 1];
  const auto rowOf = [](Mark mark) { return mark >> 4; };
  const auto place =
      std::ranges::upper_bound(marks.first(), marks.all.cend(), event.row, {}, rowOf);
  const auto mark = marks.all.insert(place, markOf(event));
  try {
    insert(event);
  } catch (...) {
    marks.all.erase(mark);
    throw;
  }
  if (++held_ > most_) forgetFirstBlock();
}

void StreamEvents::recover(std::uint32_t stream, std::uint64_t row) {
  if (stream == 0 || stream > by_stream_.size()) return;
  auto& marks = by_stream_[stream - 1];
  const auto isBefore = [](Mark mark, std::uint64_t wanted) { return mark >> 4 < wanted; };
  auto mark = std::lower_bound(marks.first(), marks.all.cend(), row, isBefore);
  const auto wanted = markOf({.row = row, .kind = EventKind::kLost});
  while (mark != marks.all.cend() && *mark >> 4 == row && *mark != wanted) ++mark;
  if (mark == marks.all.cend() || *mark != wanted) return;
  if (takeOne(stream, row)) marks.all.erase(mark);
}

/// Whether nothing is lost there any more.
bool StreamEvents::takeOne(std::uint32_t stream, std::uint64_t row) {
  // Events of one row may lie in two blocks.
  for (auto number = blockOf(row - 1); number < blocks_.size(); ++number) {
    auto& events = blocks_[number].events;
    for (auto place = placeFrom(events, row); place < events.size(); ++place) {
      StreamEvent& event = events[place];
      if (event.row != row) return false;
      if (event.stream != stream || event.kind != EventKind::kLost) continue;
      if (--event.count > 0) return false;
      blocks_[number].erase(place);
      --held_;
      if (events.empty()) blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(number));
      return true;
    }
  }
  return false;
}

void StreamEvents::insert(const StreamEvent& event) {
  if (blocks_.empty()) blocks_.emplace_back();
  if (blocks_.back().events.size() == kBlock && blocks_.back().events.back().row <= event.row) {
    blocks_.emplace_back();
  }
  auto number = blockOf(event.row);
  if (blocks_[number].events.size() == kBlock) {
    split(number);
    number = blockOf(event.row);
  }
  Block& block = blocks_[number];
  const auto place = std::ranges::upper_bound(block.events, event.row, {}, &StreamEvent::row);
  block.insert(static_cast<std::size_t>(place - block.events.begin()), event);
}

/// The block that an event at this row would be put into: behind all of the same row.
std::size_t StreamEvents::blockOf(std::uint64_t row) const noexcept {
  const auto behind = std::ranges::partition_point(blocks_, [row](const Block& block) {
    return block.events.empty() || block.events.front().row <= row;
  });
  return behind == blocks_.begin() ? 0 : static_cast<std::size_t>(behind - blocks_.begin()) - 1;
}

void StreamEvents::split(std::size_t number) {
  Block rest;
  auto& events = blocks_[number].events;
  const auto half = static_cast<std::ptrdiff_t>(kBlock / 2);
  rest.events.assign(events.begin() + half, events.end());
  for (const StreamEvent& event : rest.events) ++rest.counts[static_cast<std::size_t>(event.kind)];
  blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(number) + 1, std::move(rest));
  Block& block = blocks_[number];
  block.events.resize(kBlock / 2);
  for (std::size_t kind = 0; kind < kEventKinds; ++kind) {
    block.counts[kind] -= blocks_[number + 1].counts[kind];
  }
}

void StreamEvents::forgetFirstBlock() {
  const auto& events = blocks_.front().events;
  for (const StreamEvent& event : events) by_stream_[event.stream - 1].forgetFirst();
  held_ -= events.size();
  forgotten_ += events.size();
  blocks_.pop_front();
}

const StreamEvents::Marks* StreamEvents::marksOf(std::uint32_t stream) const noexcept {
  return stream == 0 || stream > by_stream_.size() ? nullptr : &by_stream_[stream - 1];
}

std::uint64_t StreamEvents::count(const EventSelection& selection) const {
  std::uint64_t sum = 0;
  if (!selection.stream) {
    for (const Block& block : blocks_) sum += block.count(selection);
    return sum;
  }
  const Marks* marks = marksOf(*selection.stream);
  if (marks == nullptr) return 0;
  return static_cast<std::uint64_t>(std::count_if(
      marks->first(), marks->all.cend(), [&](Mark mark) { return isMeant(selection, mark); }));
}

std::vector<StreamEvent> StreamEvents::list(const EventSelection& selection, std::uint64_t from,
                                            std::size_t count) const {
  std::vector<StreamEvent> found;
  if (selection.stream) {
    const Marks* marks = marksOf(*selection.stream);
    return marks == nullptr ? found : listOf(*marks, selection, from, count);
  }
  for (const Block& block : blocks_) {
    const auto held = block.count(selection);
    if (from >= held) {
      from -= held;
      continue;
    }
    for (const StreamEvent& event : block.events) {
      if (!selection.has(event.kind)) continue;
      if (from > 0) {
        --from;
        continue;
      }
      if (found.size() == count) return found;
      found.push_back(event);
    }
  }
  return found;
}

std::vector<StreamEvent> StreamEvents::listOf(const Marks& marks, const EventSelection& selection,
                                              std::uint64_t from, std::size_t count) const {
  std::vector<StreamEvent> found;
  for (auto mark = marks.first(); mark != marks.all.cend() && found.size() < count; ++mark) {
    if (!isMeant(selection, *mark)) continue;
    if (from > 0) {
      --from;
      continue;
    }
    found.push_back(eventOf(marks, mark, *selection.stream));
  }
  return found;
}

std::optional<StreamEvent> StreamEvents::after(const EventSelection& selection,
                                               std::uint64_t row) const {
  if (selection.stream) {
    const Marks* marks = marksOf(*selection.stream);
    return marks == nullptr ? std::nullopt : afterOf(*marks, selection, row);
  }
  for (auto number = blockOf(row); number < blocks_.size(); ++number) {
    const Block& block = blocks_[number];
    if (block.count(selection) == 0) continue;
    for (auto place = placeFrom(block.events, row + 1); place < block.events.size(); ++place) {
      if (selection.has(block.events[place].kind)) return block.events[place];
    }
  }
  return std::nullopt;
}

std::optional<StreamEvent> StreamEvents::before(const EventSelection& selection,
                                                std::uint64_t row) const {
  if (selection.stream) {
    const Marks* marks = marksOf(*selection.stream);
    return marks == nullptr ? std::nullopt : beforeOf(*marks, selection, row);
  }
  if (blocks_.empty()) return std::nullopt;
  for (auto number = blockOf(row) + 1; number > 0; --number) {
    const Block& block = blocks_[number - 1];
    if (block.count(selection) == 0) continue;
    for (auto place = placeFrom(block.events, row); place > 0; --place) {
      if (selection.has(block.events[place - 1].kind)) return block.events[place - 1];
    }
  }
  return std::nullopt;
}

std::optional<StreamEvent> StreamEvents::afterOf(const Marks& marks,
                                                 const EventSelection& selection,
                                                 std::uint64_t row) const {
  auto mark = std::upper_bound(marks.first(), marks.all.cend(), row << 4 | 15);
  for (; mark != marks.all.cend(); ++mark) {
    if (isMeant(selection, *mark)) return eventOf(marks, mark, *selection.stream);
  }
  return std::nullopt;
}

std::optional<StreamEvent> StreamEvents::beforeOf(const Marks& marks,
                                                  const EventSelection& selection,
                                                  std::uint64_t row) const {
  // The marks of one row are in the order in which they were told: only rows are compared.
  auto mark = std::lower_bound(marks.first(), marks.all.cend(), row,
                               [](Mark one, std::uint64_t wanted) { return one >> 4 < wanted; });
  while (mark != marks.first()) {
    --mark;
    if (isMeant(selection, *mark)) return eventOf(marks, mark, *selection.stream);
  }
  return std::nullopt;
}

/// A kind may happen several times at one row, in the same order here and there.
StreamEvent StreamEvents::eventOf(const Marks& marks, std::vector<Mark>::const_iterator mark,
                                  std::uint32_t stream) const {
  std::size_t before = 0;
  for (auto other = mark; other != marks.first() && *(other - 1) >> 4 == *mark >> 4; --other) {
    if (*(other - 1) == *mark) ++before;
  }
  const auto row = *mark >> 4;
  for (const StreamEvent& event : at(row, row, SIZE_MAX)) {
    if (event.stream == stream && markOf(event) == *mark && before-- == 0) return event;
  }
  // Marks and events are added and forgotten together.
  return {.row = row, .stream = stream, .kind = static_cast<EventKind>(*mark & 15)};
}

std::vector<StreamEvent> StreamEvents::at(std::uint64_t first, std::uint64_t last,
                                          std::size_t most) const {
  std::vector<StreamEvent> found;
  if (blocks_.empty()) return found;
  // Events of one row may lie in two blocks, of which the earlier one is wanted.
  for (auto number = first == 0 ? 0 : blockOf(first - 1); number < blocks_.size(); ++number) {
    const auto& events = blocks_[number].events;
    for (auto place = placeFrom(events, first); place < events.size(); ++place) {
      if (events[place].row > last || found.size() == most) return found;
      found.push_back(events[place]);
    }
  }
  return found;
}

}  // namespace gramscope::streams
