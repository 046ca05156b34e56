#include "core/query/query_run.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <new>
#include <utility>

namespace gramscope {
namespace {

/// How long rows may wait to be evaluated that are appended to a log that has been evaluated. A
/// log that does not wake its readers costs its receive thread nothing for each of them.
constexpr std::chrono::milliseconds kLook{30};

/// Chunks that are read ahead of one that JavaScript has not answered.
constexpr std::size_t kMostPending = 16;

}  // namespace

QueryRun::QueryRun(LogSource source, const Predicate& predicate,
                   RowPacker::AddressText address_text, std::function<void(Event)> happened,
                   std::shared_ptr<const streams::StreamRun> streams)
    : source_(std::move(source)),
      happened_(std::move(happened)),
      streams_(std::move(streams)),
      filter_(predicate, streams_.get()),
      reader_(filter_, *source_.input, is_stopped_, std::move(address_text)) {}

void QueryRun::run() noexcept {
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

void QueryRun::follow() {
  while (!is_stopped_.load()) {
    publishSettled();
    // Before the rows are looked at: none comes after it was seen.
    const Reach reached = reach();
    if (!readChunk(reached.last) && !rest(reached.is_complete)) return;
  }
}

QueryRun::Reach QueryRun::reach() {
  const bool is_complete = source_.index->isComplete();
  if (!filter_.asksAboutStreams()) return {.is_complete = is_complete};
  const auto known = streams_->progress();
  // Rows that nobody will look at any more would be waited for without an end.
  if (known.is_done && next_ > known.settled && known.settled < known.last) {
    const auto why = known.failure.empty() ? "" : ": " + known.failure;
    fail("its streams are no longer told apart" + why);
  }
  return {.last = known.settled, .is_complete = is_complete && known.is_done};
}

/// Waits for what there is to do next. False where there will be nothing.
bool QueryRun::rest(bool is_complete) {
  std::unique_lock lock(mutex_);
  if (pending_.empty()) {
    progress_.is_done = progress_.is_done || is_complete;
    if (is_complete) return false;
    if (!std::exchange(is_at_rest_, true)) {
      lock.unlock();
      happened_(Event::kAtRest);
      return true;
    }
  }
  stirred_.wait_for(lock, kLook, [this] { return is_stopped_.load() || hasSettled(); });
  return true;
}

/// False where nothing can be read for now.
bool QueryRun::readChunk(std::uint64_t last) {
  const auto extent = source_.index->extent();
  forgetEvicted(extent.first);
  {
    const std::lock_guard lock(mutex_);
    if (pending_.size() >= kMostPending) return false;
  }
  next_ = std::max(next_, extent.first);
  if (next_ > last) return false;
  const std::uint64_t rest = MatchSet::kBlockRows - (next_ - 1) % MatchSet::kBlockRows;
  const auto rows = source_.index->snapshot(next_, std::min(rest - 1, last - next_) + 1);
  if (rows.runCount() == 0) return false;
  is_at_rest_ = false;
  Chunk chunk = reader_.read(rows.run(0), 0);
  next_ = chunk.first + chunk.count;
  put(std::move(chunk));
  return true;
}

void QueryRun::forgetEvicted(std::uint64_t first) {
  const std::lock_guard lock(mutex_);
  matches_.evictBefore(first);
  // Nobody will ever evaluate them, unless they are being evaluated.
  if (pending_.empty()) progress_.evaluated = std::max(progress_.evaluated, first - 1);
}

void QueryRun::put(Chunk chunk) {
  bool is_settled = chunk.open.empty();
  {
    const std::lock_guard lock(mutex_);
    pending_.push_back(
        {.chunk = std::make_shared<Chunk>(std::move(chunk)), .is_settled = is_settled});
  }
  if (!is_settled) happened_(Event::kMore);
}

void QueryRun::publishSettled() {
  for (;;) {
    Pending next;
    {
      const std::lock_guard lock(mutex_);
      if (!hasSettled()) return;
      next = std::move(pending_.front());
      pending_.pop_front();
    }
    reader_.finish(*next.chunk, next.answers);
    publish(*next.chunk);
  }
}

void QueryRun::publish(const Chunk& chunk) {
  {
    const std::lock_guard lock(mutex_);
    matches_.append(chunk.first, chunk.count, chunk.matches);
    progress_.evaluated = chunk.first + chunk.count - 1;
    progress_.unreadable += chunk.unreadable;
    undecided_.insert(undecided_.end(), chunk.undecided.begin(), chunk.undecided.end());
  }
  happened_(Event::kMore);
}

void QueryRun::fail(std::string reason) noexcept {
  const std::lock_guard lock(mutex_);
  if (progress_.is_done) return;
  progress_.is_done = true;
  progress_.failure = std::move(reason);
  is_stopped_.store(true);
  stirred_.notify_all();
}

QueryProgress QueryRun::progress() const {
  const auto last = source_.index->extent().last;
  const std::lock_guard lock(mutex_);
  QueryProgress result = progress_;
  result.matches = matches_.count();
  result.evicted = matches_.evicted();
  result.undecided = undecided_.size();
  result.is_caught_up = result.evaluated >= last;
  return result;
}

std::vector<std::uint64_t> QueryRun::rows(std::uint64_t first, std::size_t count) const {
  const std::lock_guard lock(mutex_);
  return matches_.rows(first, count);
}

std::uint64_t QueryRun::matchesBefore(std::uint64_t number) const {
  const std::lock_guard lock(mutex_);
  return matches_.before(number);
}

std::vector<std::uint64_t> QueryRun::undecided() const {
  const std::lock_guard lock(mutex_);
  return undecided_;
}

std::optional<MatchSet::Words> QueryRun::words(std::uint64_t number) const {
  const std::lock_guard lock(mutex_);
  return matches_.words(number);
}

std::shared_ptr<const Chunk> QueryRun::takeBatch() {
  const std::lock_guard lock(mutex_);
  const auto next = std::ranges::find_if(
      pending_, [](const Pending& pending) { return !pending.is_settled && !pending.is_taken; });
  if (next == pending_.end()) return nullptr;
  next->is_taken = true;
  return next->chunk;
}

void QueryRun::returnBatches() {
  const std::lock_guard lock(mutex_);
  for (Pending& pending : pending_) {
    if (!pending.is_settled) pending.is_taken = false;
  }
}

bool QueryRun::answer(std::uint64_t first, std::vector<std::uint8_t> answers) {
  const std::lock_guard lock(mutex_);
  const auto asked = std::ranges::find_if(pending_, [first](const Pending& pending) {
    return pending.is_taken && !pending.is_settled && pending.chunk->first == first;
  });
  if (asked == pending_.end()) return false;
  if (answers.size() != asked->chunk->open.size() * questionCount()) return false;
  asked->answers = std::move(answers);
  asked->is_settled = true;
  stirred_.notify_all();
  return true;
}

}  // namespace gramscope
