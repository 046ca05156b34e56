#include "platform/recorded_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace gramscope {
namespace {

void remove(const std::string& path) {
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
}

}  // namespace

void RecordedFiles::begin(std::shared_ptr<FileSeries> series, const std::string& path,
                          std::uint64_t offset, std::uint64_t header) {
  const std::lock_guard lock(mutex_);
  entries_.push_back(
      {.series = std::move(series), .path = path, .begin = offset, .end = offset, .start = header});
}

void RecordedFiles::grow(std::uint64_t end) {
  const std::lock_guard lock(mutex_);
  entries_.back().end = end;
}

void RecordedFiles::finish(const LastRow& last) {
  const std::lock_guard lock(mutex_);
  entries_.back().last = last;
  entries_.back().is_complete = true;
}

/// A reader that is open has it still.
void RecordedFiles::lose() {
  const std::lock_guard lock(mutex_);
  entries_.back().path.clear();
  entries_.back().series.reset();
}

std::size_t RecordedFiles::readAt(std::uint64_t offset, std::span<std::byte> into) {
  std::shared_ptr<File> reader;
  std::uint64_t at = 0;
  {
    const std::lock_guard lock(mutex_);
    const auto after = [](std::uint64_t wanted, const Entry& entry) {
      return wanted < entry.begin;
    };
    auto entry = std::upper_bound(entries_.begin(), entries_.end(), offset, after);
    if (entry == entries_.begin() || offset >= (--entry)->end) return 0;
    into = into.first(std::min<std::uint64_t>(into.size(), entry->end - offset));
    at = entry->start + (offset - entry->begin);
    reader = readerOf(*entry);
  }
  // Without the lock: the disk may be slow, and the writer must not wait.
  return reader ? reader->readAt(at, into) : 0;
}

/// Null where the file is gone.
std::shared_ptr<File> RecordedFiles::readerOf(Entry& entry) {
  if (entry.reader) return entry.reader;
  try {
    entry.reader = std::make_shared<File>(entry.path);
  } catch (const std::exception&) {
    return nullptr;
  }
  open_.push_back(entry.reader);
  if (open_.size() > kOpen) {
    for (Entry& other : entries_) {
      if (other.reader == open_.front()) other.reader.reset();
    }
    open_.pop_front();
  }
  return entry.reader;
}

std::uint64_t RecordedFiles::retire(const Moment& moment) {
  const std::lock_guard lock(mutex_);
  std::uint64_t newest = 0;
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    if (!isDue(*entry, moment)) {
      ++entry;
      continue;
    }
    remove(entry->path);
    newest = std::max(newest, entry->last.number);
    std::erase(open_, entry->reader);
    entry = entries_.erase(entry);
  }
  return newest;
}

bool RecordedFiles::isDue(const Entry& entry, const Moment& moment) const {
  if (!entry.series || !entry.is_complete || entry.is_held) return false;
  const auto age = entry.series->options().retention.age.count();
  if (age > 0 && entry.last.number > 0 && moment.now - entry.last.time > age) return true;
  if (entry.isTemporary() && entry.last.number < moment.first_row) return true;
  return exceeds(entry, moment.next);
}

/// Whether the file and those after it are more than their series keeps.
bool RecordedFiles::exceeds(const Entry& entry, const FileSeries* next) const {
  const Retention& kept = entry.series->options().retention;
  if (kept.files == 0 && kept.bytes == 0) return false;
  std::size_t files = entry.series.get() == next ? 1 : 0;
  std::uint64_t bytes = 0;
  for (auto other = entries_.rbegin(); other != entries_.rend(); ++other) {
    if (other->series != entry.series) continue;
    ++files;
    bytes += other->size();
    if (&*other == &entry) break;
  }
  return (kept.files > 0 && files > kept.files) || (kept.bytes > 0 && bytes > kept.bytes);
}

std::vector<std::string> RecordedFiles::holdTemporary() {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> paths;
  for (Entry& entry : entries_) {
    if (!entry.isTemporary() || !entry.is_complete) continue;
    entry.is_held = true;
    paths.push_back(entry.path);
  }
  return paths;
}

void RecordedFiles::relocate(const std::string& from, const std::string& to) {
  const std::lock_guard lock(mutex_);
  for (Entry& entry : entries_) {
    if (entry.path != from) continue;
    entry.path = to;
    entry.series.reset();
    entry.is_held = false;
  }
}

void RecordedFiles::release() {
  const std::lock_guard lock(mutex_);
  for (Entry& entry : entries_) entry.is_held = false;
}

std::uint64_t RecordedFiles::bytes() const {
  const std::lock_guard lock(mutex_);
  std::uint64_t sum = 0;
  for (const Entry& entry : entries_) sum += entry.size();
  return sum;
}

void RecordedFiles::removeTemporary() {
  const std::lock_guard lock(mutex_);
  for (Entry& entry : entries_) {
    if (!entry.isTemporary() || entry.is_held) continue;
    entry.reader.reset();
    remove(entry.path);
  }
  open_.clear();
}

}  // namespace gramscope
