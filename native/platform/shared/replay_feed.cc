#include "platform/shared/replay_feed.h"

#include <algorithm>
#include <new>
#include <utility>

#include "platform/system_error.h"

namespace gramscope {
namespace {

/// A batch has no more rows than these, sendable or not.
constexpr std::size_t kBatchRows = 512;
/// So many emptied batches are kept for what follows.
constexpr std::size_t kSpare = 8;

void replaceAll(std::span<std::byte> payload, const Replacement& replacement) {
  auto from = payload.begin();
  for (;;) {
    from = std::search(from, payload.end(), replacement.from.begin(), replacement.from.end());
    if (from == payload.end()) return;
    from = std::copy(replacement.to.begin(), replacement.to.end(), from);
  }
}

}  // namespace

ReplayFeed::ReplayFeed(LogSource source, const PlayerOptions& options, std::function<void()> ready)
    : source_(std::move(source)),
      selection_(options.selection),
      replacements_(options.replacements),
      continues_rtp_(options.continues_rtp),
      loops_(options.loops),
      ready_(std::move(ready)),
      rows_(source_.index->snapshot()),
      reader_(*source_.input),
      routes_(options.routes),
      outlets_({.keeps_source_ports = options.keeps_source_ports,
                .ttl = options.ttl,
                .loopback = options.loopback,
                .interface_index = options.interface_index}),
      thread_([this] { run(); }) {}

ReplayFeed::~ReplayFeed() {
  {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
  }
  stirred_.notify_all();
  thread_.join();
}

std::unique_ptr<ReplayBatch> ReplayFeed::take() {
  std::unique_ptr<ReplayBatch> batch;
  {
    const std::lock_guard lock(mutex_);
    if (ready_batches_.empty() || seek_) return nullptr;
    batch = std::move(ready_batches_.front());
    ready_batches_.pop_front();
    ahead_ -= sizeOf(*batch);
    if (!isThirsty()) return batch;
  }
  stirred_.notify_all();
  return batch;
}

void ReplayFeed::giveBack(std::unique_ptr<ReplayBatch> batch) {
  const std::lock_guard lock(mutex_);
  if (spare_.size() < kSpare) spare_.push_back(std::move(batch));
}

bool ReplayFeed::seek(const SeekPlace& place, std::uint64_t loop) {
  {
    const std::lock_guard lock(mutex_);
    seek_ = {.place = place, .loop = loop};
    ready_batches_.clear();
    ahead_ = 0;
    is_ended_ = false;
  }
  stirred_.notify_all();
  return true;
}

void ReplayFeed::setPace(const replay::Pace& pace) {
  {
    const std::lock_guard lock(mutex_);
    most_ahead_ = std::holds_alternative<replay::TopSpeed>(pace) ? kAheadAtTopSpeed : kAhead;
  }
  stirred_.notify_all();
}

std::size_t ReplayFeed::sizeOf(const ReplayBatch& batch) noexcept {
  return batch.payloads.size() + batch.items.size() * sizeof(ReplayItem);
}

void ReplayFeed::run() {
  moveTo(SeekRow{1});
  while (true) {
    auto batch = std::make_unique<ReplayBatch>();
    try {
      feed();
      return;
    } catch (const SystemError& error) {
      batch->failure = {.kind = PlayerFailure::Kind::kSystem,
                        .error = error.error(),
                        .syscall = error.syscall(),
                        .row = next_};
    } catch (const std::bad_alloc&) {
      batch->failure = {.kind = PlayerFailure::Kind::kMemory, .row = next_};
    }
    if (!put(std::move(batch)) || !waitForSeek()) return;
  }
}

/// Until it is stopped.
void ReplayFeed::feed() {
  for (;;) {
    auto batch = emptyBatch();
    fill(*batch);
    const bool is_end = batch->is_last || batch->failure.has_value();
    if (!put(std::move(batch))) return;
    if (is_end && !waitForSeek()) return;
  }
}

std::unique_ptr<ReplayBatch> ReplayFeed::emptyBatch() {
  std::unique_ptr<ReplayBatch> batch;
  {
    const std::lock_guard lock(mutex_);
    if (!spare_.empty()) {
      batch = std::move(spare_.back());
      spare_.pop_back();
    }
  }
  if (!batch) return std::make_unique<ReplayBatch>();
  batch->items.clear();
  batch->payloads.clear();
  batch->skipped = {};
  batch->ends_loop = batch->is_last = false;
  batch->failure.reset();
  return batch;
}

/// Hands a batch over, once there is room; not where a seek has made it void. False when it is to
/// end.
bool ReplayFeed::put(std::unique_ptr<ReplayBatch> batch) {
  bool is_first = false;
  {
    std::unique_lock lock(mutex_);
    if (ahead_ >= most_ahead_) {
      stirred_.wait(lock, [this] { return is_stopped_ || seek_ || isThirsty(); });
    }
    if (is_stopped_) return false;
    if (seek_) {
      loop_ = seek_->loop;
      const SeekPlace place = seek_->place;
      seek_.reset();
      lock.unlock();
      moveTo(place);
      // Something was sent, or nobody would seek.
      has_sendable_ = true;
      return true;
    }
    is_ended_ = batch->is_last || batch->failure.has_value();
    ahead_ += sizeOf(*batch);
    is_first = ready_batches_.empty();
    ready_batches_.push_back(std::move(batch));
  }
  if (is_first) ready_();
  return true;
}

/// Behind the last batch. False when it is to end.
bool ReplayFeed::waitForSeek() {
  std::unique_lock lock(mutex_);
  // A seek that put() has seen leads on from here at once.
  stirred_.wait(lock, [this] { return is_stopped_ || seek_ || !is_ended_; });
  return !is_stopped_;
}

void ReplayFeed::fill(ReplayBatch& batch) {
  batch.loop = loop_;
  for (std::size_t row = 0; row < kBatchRows; ++row) {
    if (next_ == 0 || next_ > rows_.last()) return endLoop(batch);
    while (rows_.run(run_).first + rows_.run(run_).rows.size() <= next_) ++run_;
    if (!add(rows_.run(run_), next_, batch)) return;
    next_ = selection_.next(next_ + 1);
    if (batch.payloads.size() >= ReplayBatch::kMostBytes) return;
  }
}

bool ReplayFeed::add(const LogSnapshot::Run& run, std::uint64_t number, ReplayBatch& batch) {
  const IndexRow& row = run.rows[static_cast<std::size_t>(number - run.first)];
  const replay::Routes::Decision& decision = routes_.decide(run.block, row);
  if (!routes_.isSameAsBefore()) outlet_ = nullptr;
  if (const auto* skip = std::get_if<replay::Skip>(&decision)) {
    batch.skipped.add(*skip);
    return true;
  }
  if (outlet_ == nullptr || outlet_port_ != row.source_port) {
    outlet_ = &outlets_.find(std::get<SocketName>(decision), row.source_port);
    outlet_port_ = row.source_port;
  }
  const auto payload = reader_.read(run.block, row, SIZE_MAX);
  if (payload.size() < row.captured_length) {
    batch.failure = {.kind = PlayerFailure::Kind::kLogShrank, .row = number};
    return false;
  }
  const auto offset = batch.payloads.size();
  batch.payloads.insert(batch.payloads.end(), payload.begin(), payload.end());
  rewrite(std::span(batch.payloads).subspan(offset), *outlet_);
  batch.items.push_back(
      {.row = number,
       .slot = {.time = row.time, .bits = replay::bitsOnWire(outlet_->destination, payload.size())},
       .offset = static_cast<std::uint32_t>(offset),
       .length = static_cast<std::uint32_t>(payload.size()),
       .outlet = outlet_});
  has_sendable_ = true;
  return true;
}

void ReplayFeed::rewrite(std::span<std::byte> payload, const Outlet& outlet) {
  for (const Replacement& replacement : replacements_) replaceAll(payload, replacement);
  if (continues_rtp_) rtp_.rewrite(payload, reinterpret_cast<std::uintptr_t>(&outlet), loop_);
}

/// A selection of which nothing can be sent is not gone through for ever.
void ReplayFeed::endLoop(ReplayBatch& batch) {
  batch.ends_loop = true;
  ++loop_;
  batch.is_last = loop_ == loops_ || !has_sendable_;
  moveTo(SeekRow{1});
}

void ReplayFeed::moveTo(const SeekPlace& place) {
  const auto* row = std::get_if<SeekRow>(&place);
  next_ = row == nullptr ? rowAt(std::get<SeekTime>(place).time)
                         : selection_.next(std::max(row->number, rows_.first()));
  run_ = 0;
}

std::uint64_t ReplayFeed::rowAt(std::int64_t time) const {
  for (std::size_t at = 0; at < rows_.runCount(); ++at) {
    const auto run = rows_.run(at);
    const auto end = run.first + run.rows.size();
    for (auto number = selection_.next(run.first); number != 0 && number < end;
         number = selection_.next(number + 1)) {
      if (run.rows[static_cast<std::size_t>(number - run.first)].time >= time) return number;
    }
  }
  return 0;
}

}  // namespace gramscope
