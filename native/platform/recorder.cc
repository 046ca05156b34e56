#include "platform/recorder.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <new>
#include <utility>

#include "platform/system_error.h"

namespace gramscope {
namespace {

/// The thread is woken before its time when so much waits, and writes so much at once.
constexpr std::size_t kWakeSize = std::size_t{1} << 20;

/// What may come on top of the limit of the buffer: a datagram, and the end and the beginning of a
/// file.
constexpr std::size_t kMostAppended = std::size_t{1} << 18;

std::int64_t now() noexcept {
  const auto time = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(time).count();
}

/// How many packets are in whole blocks.
std::uint64_t packetsIn(std::span<const std::byte> blocks) noexcept {
  std::uint64_t packets = 0;
  while (!blocks.empty()) {
    std::array<std::uint32_t, 2> type_and_length;
    std::memcpy(type_and_length.data(), blocks.data(), sizeof type_and_length);
    if (type_and_length[0] == kPacketBlockType) ++packets;
    blocks = blocks.subspan(type_and_length[1]);
  }
  return packets;
}

/// Whole blocks of about kWakeSize bytes, one at least: what a disk does not take is taken back
/// whole, so that one with little room left must not be asked for all at once.
std::span<const std::byte> firstBlocks(std::span<const std::byte> blocks) noexcept {
  std::size_t size = 0;
  while (size < blocks.size() && size < kWakeSize) {
    std::uint32_t length;
    std::memcpy(&length, blocks.data() + size + sizeof length, sizeof length);
    size += length;
  }
  return blocks.first(size);
}

/// Copies what `from`, which begins at `base`, has from `offset` on.
std::size_t copyFrom(const Bytes& from, std::uint64_t base, std::uint64_t offset,
                     std::span<std::byte> into) noexcept {
  if (offset < base || offset - base >= from.size()) return 0;
  const auto skipped = static_cast<std::size_t>(offset - base);
  const auto count = std::min(into.size(), from.size() - skipped);
  std::memcpy(into.data(), from.data() + skipped, count);
  return count;
}

}  // namespace

Recorder::Recorder(Options options, Beginning beginning)
    : options_(std::move(options)),
      stream_(options_.link_type),
      series_(beginning.series),
      writing_series_(std::move(beginning.series)) {
  if (beginning.file) file_ = std::make_shared<OutputFile>(std::move(*beginning.file));
  // At once: to move what waits as it grows would hold up whoever appends. Memory is only taken as
  // far as it is used.
  pending_.reserve(options_.buffer_limit + kMostAppended);
  writing_.reserve(pending_.capacity());
  stream_.beginFile(pending_);
  file_bytes_ = pending_.size();
  if (file_) adoptFile(0);
  thread_ = std::thread([this] { run(); });
}

Recorder::~Recorder() { finish(); }

void Recorder::finish() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
    try {
      stream_.endFile(pending_, now());
    } catch (const std::bad_alloc&) {
      // The file is whole without its statistics.
    }
  }
  wake_.notify_one();
  thread_.join();
  discardRest();
  files_.removeTemporary();
}

/// What the disk did not take until the end.
void Recorder::discardRest() noexcept {
  const std::lock_guard lock(mutex_);
  countLost(*series_, packetsIn(std::span(writing_).subspan(written_)) + packetsIn(pending_));
}

void Recorder::countLost(FileSeries& series, std::uint64_t datagrams) noexcept {
  series.counts.datagrams -= std::min(datagrams, series.counts.datagrams);
  series.counts.lost += datagrams;
  lost_ += datagrams;
}

void Recorder::writeOff(FileSeries& series) {
  const std::lock_guard lock(mutex_);
  if (error_ == 0) return;
  countLost(series, packetsIn(std::span(writing_).subspan(written_)) + packetsIn(pending_));
}

void Recorder::describe(std::uint32_t socket, InterfaceDescription description,
                        PcapngStream::DropCounter dropped) {
  const std::lock_guard lock(mutex_);
  stream_.describe(pending_, socket, std::move(description), std::move(dropped), now());
}

void Recorder::forget(std::uint32_t socket) {
  const std::lock_guard lock(mutex_);
  stream_.forget(socket);
}

void Recorder::append(std::span<const Datagram> batch, const Taken& taken) noexcept {
  if (batch.empty()) return;
  const std::lock_guard lock(mutex_);
  if (!stream_.knows(batch[0].socket)) return;
  stream_.countDrops(batch[0].socket);
  for (const Datagram& datagram : batch) {
    bool is_kept = pending_.size() <= options_.buffer_limit;
    if (is_kept) {
      const auto before = pending_.size();
      try {
        appendOne(datagram, taken);
      } catch (const std::bad_alloc&) {
        pending_.resize(std::min(before, pending_.size()));
        is_kept = false;
      }
    }
    if (is_kept) {
      ++series_->counts.datagrams;
    } else {
      ++series_->counts.lost;
      ++lost_;
    }
  }
  if (pending_.size() > kWakeSize) wake_.notify_one();
}

void Recorder::appendOne(const Datagram& datagram, const Taken& taken) {
  if (isFileFull(datagram)) cut({.series = series_});
  const auto before = pending_.size();
  const auto payload = stream_.append(pending_, datagram);
  last_ = {.number = taken(datagram, pending_base_ + payload), .time = datagram.time};
  if (file_datagrams_++ == 0) file_start_ = datagram.time;
  file_bytes_ += pending_.size() - before;
}

bool Recorder::isFileFull(const Datagram& datagram) const noexcept {
  const Rotation& rotation = series_->options().rotation;
  if (file_datagrams_ == 0) return false;
  const auto most = datagram.payload.size() + PcapngStream::kBlockOverhead;
  if (rotation.bytes > 0 && file_bytes_ + most > rotation.bytes) return true;
  if (rotation.datagrams > 0 && file_datagrams_ >= rotation.datagrams) return true;
  return rotation.duration.count() > 0 && datagram.time - file_start_ >= rotation.duration.count();
}

void Recorder::switchTo(Beginning beginning) {
  const std::lock_guard lock(mutex_);
  cut(std::move(beginning));
  ++flushes_asked_;
  wake_.notify_one();
}

/// Ends the file in the stream, and starts the next.
void Recorder::cut(Beginning next) {
  stream_.endFile(pending_, now());
  series_ = next.series;
  cuts_.push_back({pending_.size(), std::move(next), last_});
  const auto before = pending_.size();
  stream_.beginFile(pending_);
  file_bytes_ = pending_.size() - before;
  file_datagrams_ = 0;
  last_ = {};
}

void Recorder::flush() {
  std::unique_lock lock(mutex_);
  const auto mine = ++flushes_asked_;
  wake_.notify_one();
  flushed_.wait(lock, [&] { return flushes_done_ >= mine; });
}

Recorder::Status Recorder::status(const FileSeries& series) const {
  const std::lock_guard lock(mutex_);
  return {.path = series.counts.path,
          .datagrams = series.counts.datagrams,
          .lost = series.counts.lost,
          .bytes = series.counts.bytes,
          .waiting = writing_.size() - written_ + pending_.size(),
          .error = error_};
}

std::uint64_t Recorder::lost() const {
  const std::lock_guard lock(mutex_);
  return lost_;
}

std::size_t Recorder::readAt(std::uint64_t offset, std::span<std::byte> into) {
  {
    const std::lock_guard lock(mutex_);
    if (offset >= pending_base_) return copyFrom(pending_, pending_base_, offset, into);
    if (offset >= writing_base_ + written_) {
      return copyFrom(writing_, writing_base_, offset, into);
    }
  }
  return files_.readAt(offset, into);
}

std::uint64_t Recorder::size() {
  const std::lock_guard lock(mutex_);
  return pending_base_ + pending_.size();
}

void Recorder::run() {
  for (bool is_done = false; !is_done;) {
    bool is_last = false;
    bool has_all = false;
    bool is_awaited = false;
    bool is_due = false;
    std::uint64_t asked = 0;
    {
      std::unique_lock lock(mutex_);
      wake_.wait_until(lock, due_, [this] {
        // While the disk refuses, more of it makes no difference.
        return is_stopping_ || flushes_done_ < flushes_asked_ ||
               (error_ == 0 && pending_.size() > kWakeSize);
      });
      is_last = is_stopping_;
      asked = flushes_asked_;
      is_awaited = is_last || flushes_done_ < asked;
      const auto time = std::chrono::steady_clock::now();
      is_due = is_awaited || time >= due_;
      if (is_due) due_ = time + series_->options().flush_interval;
      // What the disk refused until now comes first.
      has_all = written_ == writing_.size();
      if (has_all) takeOver();
    }
    write();
    if (is_due && file_ && !writing_series_->options().is_temporary) sync_.ask(file_);
    if (is_awaited) sync_.wait();
    retire(nullptr);
    const std::lock_guard lock(mutex_);
    if (error_ == 0) error_ = sync_.takeError();
    if (error_ == 0 && !has_all) continue;
    is_done = is_last;
    flushes_done_ = asked;
    flushed_.notify_all();
  }
}

/// Takes what waits, which the thread then writes without the lock.
void Recorder::takeOver() noexcept {
  writing_base_ += writing_.size();
  writing_.clear();
  written_ = 0;
  std::swap(writing_, pending_);
  std::swap(writing_cuts_, cuts_);
  pending_base_ += writing_.size();
  described_before_ = std::exchange(described_, stream_.interfaceCount());
}

/// Writes what was taken over, as far as the disk takes it.
void Recorder::write() {
  int error = 0;
  if (file_ && written_ < writing_.size() && !file_->isInPlace()) replaceFile();
  while (error == 0 && written_ < writing_.size()) error = writeChunk();
  const std::lock_guard lock(mutex_);
  error_ = error;
}

/// Writes some blocks: of a file, or of what there is of it.
int Recorder::writeChunk() {
  if (!file_) {
    if (const int error = openNext(); error != 0) return error;
    adoptFile(header_.size());
  }
  if (!header_.empty()) {
    if (const int error = file_->append(header_); error != 0) return error;
    header_.clear();
  }
  const std::size_t cut = writing_cuts_.empty() ? writing_.size() : writing_cuts_.front().at;
  const auto chunk = firstBlocks(std::span(writing_).subspan(written_, cut - written_));
  const std::size_t end = written_ + chunk.size();
  if (const int error = file_->append(chunk); error != 0) return error;
  files_.grow(writing_base_ + end);
  {
    const std::lock_guard lock(mutex_);
    written_ = end;
    writing_series_->counts.bytes += chunk.size();
  }
  if (!writing_cuts_.empty() && end == cut) finishFile();
  return 0;
}

/// Goes on in a file of the same name when someone took the one that was being written.
void Recorder::replaceFile() {
  file_.reset();
  files_.lose();
  header_.clear();
  if (startsFile()) return;
  const std::lock_guard lock(mutex_);
  stream_.beginFile(header_, described_before_);
}

/// Whether a section begins where writing goes on.
bool Recorder::startsFile() const noexcept {
  constexpr std::array<std::byte, 4> kSection = {std::byte{0x0a}, std::byte{0x0d}, std::byte{0x0d},
                                                 std::byte{0x0a}};
  const auto rest = std::span(writing_).subspan(written_);
  return std::ranges::equal(rest.first(kSection.size()), kSection);
}

/// What comes next goes into another file.
void Recorder::finishFile() {
  Cut cut = std::move(writing_cuts_.front());
  writing_cuts_.pop_front();
  if (!writing_series_->options().is_temporary) sync_.ask(file_);
  files_.finish(cut.last);
  file_.reset();
  if (cut.next.file) file_ = std::make_shared<OutputFile>(std::move(*cut.next.file));
  writing_series_ = std::move(cut.next.series);
  if (file_) adoptFile(0);
  retire(file_ ? nullptr : writing_series_.get());
}

/// Removes the files that go.
void Recorder::retire(const FileSeries* next) {
  const auto newest = files_.retire({.first_row = first_row_, .now = now(), .next = next});
  if (options_.removed) first_row_ = options_.removed(newest);
}

/// Returns an errno value, or 0.
int Recorder::openNext() try {
  file_ = std::make_shared<OutputFile>(writing_series_->openNext());
  return 0;
} catch (const SystemError& error) {
  return error.error();
}

/// Goes on in `file_`, where so many bytes come first that are not of the stream.
void Recorder::adoptFile(std::uint64_t header) {
  files_.begin(writing_series_, file_->path(), writing_base_ + written_, header);
  const std::lock_guard lock(mutex_);
  writing_series_->counts.path = file_->path();
}

}  // namespace gramscope
