#include "core/streams/stream_run.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <new>
#include <utility>

namespace gramscope::streams {
namespace {

/// How long rows may wait that are appended to a log whose streams are known. The more come at
/// once, the more of them are of one stream: see StreamBatch.
constexpr std::chrono::milliseconds kLook{100};

constexpr std::size_t kDenseAhead = std::size_t{1} << 16;
constexpr std::size_t kSparseAhead = std::size_t{1} << 12;
/// Where one payload of so many is wanted, or more, everything is read.
constexpr std::size_t kDense = 16;

}  // namespace

StreamRun::StreamRun(LogSource source, StreamOptions options,
                     StreamAnalysis::AddressText address_text, std::function<void(Event)> happened)
    : source_(std::move(source)),
      happened_(std::move(happened)),
      dense_(*source_.input, kDenseAhead),
      sparse_(*source_.input, kSparseAhead),
      analysis_(std::move(options), std::move(address_text)) {}

void StreamRun::run() noexcept {
  try {
    follow();
  } catch (const Cancelled&) {
    // Whoever stopped it said why.
  } catch (const std::bad_alloc&) {
    fail("it takes more memory than there is");
  } catch (const std::exception& error) {
    fail(error.what());
  }
  happened_(Event::kAtRest);
}

void StreamRun::follow() {
  // What went before anybody asked for streams is not missed.
  next_ = source_.index->extent().first;
  while (!is_stopped_.load()) {
    // Before the rows are looked at: none comes after it was seen.
    const bool is_complete = source_.index->isComplete();
    if (!readRows() && !rest(is_complete)) return;
  }
}

/// False where nothing can be read for now. One block at a time, so that no memory of the log is
/// held for longer than that takes.
bool StreamRun::readRows() {
  skipEvicted(source_.index->extent().first);
  const auto rows =
      source_.index->snapshot(next_, IndexBlock::kRows - (next_ - 1) % IndexBlock::kRows);
  if (rows.runCount() == 0) return false;
  const auto run = rows.run(0);
  for (std::size_t begin = 0; begin < run.rows.size();) {
    if (is_stopped_.load()) return true;
    begin = take(run, begin);
  }
  next_ = run.first + run.rows.size();
  {
    const std::lock_guard lock(mutex_);
    analysis_.trim();
    settle(source_.is_live ? Settling::Moment::kLive : Settling::Moment::kReading);
  }
  happened_(Event::kMore);
  return true;
}

/// Waits for what there is to do next. False where there will be nothing.
bool StreamRun::rest(bool is_complete) {
  std::unique_lock lock(mutex_);
  progress_.is_done = progress_.is_done || is_complete;
  settle(is_complete ? Settling::Moment::kEnd : Settling::Moment::kLive);
  if (is_complete) return false;
  if (!std::exchange(is_at_rest_, true)) {
    lock.unlock();
    happened_(Event::kAtRest);
    return true;
  }
  stirred_.wait_for(lock, kLook, [this] { return is_stopped_.load(); });
  return true;
}

void StreamRun::skipEvicted(std::uint64_t first) {
  if (next_ >= first) return;
  const std::lock_guard lock(mutex_);
  progress_.missed += first - next_;
  progress_.analysed = first - 1;
  next_ = first;
}

/// Takes as many rows as make a batch; returns the place behind them.
std::size_t StreamRun::take(const LogSnapshot::Run& run, std::size_t begin) {
  batch_.clear();
  batch_.setWanted(0, analysis_.wanted(0));
  unread_.clear();
  std::uint64_t streamless = 0;
  const auto most = std::min(run.rows.size(), begin + kBatch);
  std::size_t end = begin;
  for (; end < most && batch_.wanted() < kBatchBytes; ++end) {
    const IndexRow& row = run.rows[end];
    if (belongsToStream(row)) {
      add(row, run.first + end, analysis_.find(run.block, row));
    } else {
      ++streamless;
    }
  }
  readPayloads(run.block);
  const std::lock_guard lock(mutex_);
  analyse(run.block);
  progress_.streamless += streamless;
  progress_.analysed = run.first + end - 1;
  return end;
}

/// With what is still known of its payload, unless that has to be read.
inline void StreamRun::add(const IndexRow& row, std::uint64_t number, std::uint32_t stream) {
  StreamBatch::Item& item = batch_.add(row, number, stream);
  if (item.length == 0) return;
  const bool is_recent =
      item.isShort() && source_.recent && source_.recent->copy(number, item.beginning);
  if (!is_recent) unread_.push_back(static_cast<std::uint32_t>(batch_.items().size() - 1));
}

void StreamRun::readPayloads(const IndexBlock& block) {
  auto& items = batch_.items();
  PayloadReader& reader = unread_.size() * kDense >= items.size() ? dense_ : sparse_;
  for (const auto place : unread_) read(block, items[place], reader);
}

/// Copies what is wanted of a payload, so that nobody has to wait for a disk to look.
void StreamRun::read(const IndexBlock& block, StreamBatch::Item& item, PayloadReader& reader) {
  // Until it is.
  item.reading = Reading::kFailed;
  const auto room = batch_.makeRoom(item);
  try {
    const auto payload = reader.read(block, *item.row, room.size());
    // std::ranges::copy of libstdc++ 12 takes constant bytes one by one.
    std::copy(payload.begin(), payload.end(), room.begin());
    if (payload.size() == room.size()) item.reading = Reading::kRead;
  } catch (const Cancelled&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    // That it is missed is told by `reading`.
  }
}

/// With the lock.
void StreamRun::analyse(const IndexBlock& block) {
  beginStreams(block);
  for (const auto stream : batch_.streams()) {
    if (stream == 0) continue;
    progress_.missed += analysis_.observe(stream, batch_);
    batch_.setWanted(stream, analysis_.wanted(stream));
  }
}

/// Streams are numbered in the order in which they began.
void StreamRun::beginStreams(const IndexBlock& block) {
  auto place = batch_.firstOf(0);
  while (place != StreamBatch::kNone) {
    const StreamBatch::Item& item = batch_.items()[place];
    const auto next = item.next;
    const auto known = analysis_.table().size();
    const auto stream = analysis_.begin(block, *item.row);
    if (analysis_.table().size() > known) settling_.begin(stream, item.number);
    if (stream != 0) batch_.assign(place, stream);
    place = next;
  }
}

/// With the lock.
void StreamRun::settle(Settling::Moment moment) {
  progress_.settled = settling_.settled(analysis_.table(), progress_.analysed, moment);
}

bool StreamRun::belongsToStream(const IndexRow& row) const noexcept {
  if (row.has(IndexRow::kUnix)) return false;
  const auto direction = static_cast<Direction>(row.flags & IndexRow::kDirection);
  return !source_.is_live || direction != Direction::kOutbound;
}

std::int64_t StreamRun::now() const noexcept {
  if (!source_.is_live) return analysis_.latest();
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(since).count();
}

void StreamRun::fail(std::string reason) noexcept {
  const std::lock_guard lock(mutex_);
  if (progress_.is_done) return;
  progress_.is_done = true;
  progress_.settled = progress_.analysed;
  progress_.failure = std::move(reason);
  is_stopped_.store(true);
  stirred_.notify_all();
}

StreamProgress StreamRun::progress() const {
  const auto last = source_.index->extent().last;
  const std::lock_guard lock(mutex_);
  StreamProgress result = progress_;
  result.last = last;
  result.unlisted = analysis_.unlisted();
  result.is_caught_up = result.analysed >= last;
  return result;
}

StreamPage StreamRun::list(const StreamListing& listing) {
  const std::lock_guard lock(mutex_);
  return lister_.list(analysis_, listing, now());
}

std::vector<std::uint32_t> StreamRun::streamsOf(std::uint64_t first, std::size_t count) const {
  const auto rows = source_.index->snapshot(first, count);
  std::vector<std::uint32_t> numbers;
  const std::lock_guard lock(mutex_);
  for (std::size_t at = 0; at < rows.runCount(); ++at) {
    const auto run = rows.run(at);
    for (const IndexRow& row : run.rows) {
      numbers.push_back(belongsToStream(row) ? analysis_.table().find(keyOf(run.block, row)) : 0);
    }
  }
  return numbers;
}

}  // namespace gramscope::streams
