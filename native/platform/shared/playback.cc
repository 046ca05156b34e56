#include "platform/shared/playback.h"

#include <algorithm>
#include <utility>

#include "core/replay/syslog_time.h"
#include "platform/shared/closing.h"
#include "platform/shared/local_offset.h"
#include "platform/shared/send_batch.h"
#include "platform/shared/wall_clock.h"
#include "platform/shared/writable.h"

namespace gramscope {
namespace {

constexpr std::int64_t kForEver = INT64_MAX / 2;
/// How long to wait for a peer that is full, before looking again whether it still is.
constexpr int kFullMilliseconds = 1;
constexpr std::int64_t kFull = kFullMilliseconds * std::int64_t{1'000'000};

}  // namespace

Playback::Playback(const FeedMaker& feed, PlayerOptions options, std::function<void()> changed)
    : options_(std::move(options)),
      changed_(std::move(changed)),
      feed_(feed(options_, [this] { deadline_.wake(); })),
      schedule_(options_.pace, options_.longest_gap),
      is_paused_(options_.begins_paused),
      left_(options_.limit) {
  if (is_paused_) {
    account_.setState(PlayerState::kPaused);
  } else if (!options_.start_at) {
    account_.setState(PlayerState::kPlaying);
  }
  feed_->setPace(schedule_.pace());
  thread_ = std::thread([this] { run(); });
}

Playback::~Playback() {
  command(StopCommand{});
  thread_.join();
}

PlayerReport Playback::report() const {
  PlayerReport report = account_.report();
  report.unbound_ports = feed_->unboundPorts();
  return report;
}

void Playback::run() {
  Deadline::sharpen();
  try {
    play();
    if (batch_) feed_->giveBack(std::move(batch_));
    sendClosing(*feed_, account_.progress().row, deadline_);
  } catch (const std::bad_alloc&) {
    account_.fail({.kind = PlayerFailure::Kind::kMemory});
  }
  setState(PlayerState::kDone);
}

void Playback::play() {
  while (!is_over_) {
    if (hasCommand() || hasAccepted()) {
      doCommands();
      continue;
    }
    if (isHeld()) {
      deadline_.sleepUntil(kForEver);
      last_clock_ = 0;
      continue;
    }
    const ReplayItem* item = next();
    if (item == nullptr || !waitForStart()) continue;
    if (!schedule_.hasBegun()) begin(*item);
    std::int64_t now = clock();
    if (steps_ == 0) {
      const std::int64_t due = schedule_.due(item->slot);
      if (due > now) {
        if (!waitUntil(due, *item)) continue;
        now = clock();
      }
    }
    send(gather(now), now);
  }
}

void Playback::setState(PlayerState state) {
  if (account_.state() == state) return;
  account_.setState(state);
  changed_();
}

/// The next datagram, or null where none has been read yet, or the end has come.
const ReplayItem* Playback::next() {
  while (true) {
    if (batch_ && at_ < batch_->items.size()) return &batch_->items[at_];
    if (batch_) {
      endBatch();
      if (is_over_) return nullptr;
    }
    batch_ = feed_->take();
    at_ = 0;
    if (batch_) {
      account_.beginLoop(batch_->loop);
      continue;
    }
    if (!hasCommand()) deadline_.sleepUntil(kForEver);
    // A disk that is slow is no machine that stood still; what follows waits all the same.
    if (hasCommand()) return nullptr;
  }
}

/// All of it has been sent.
void Playback::endBatch() {
  account_.skip(batch_->skipped);
  if (batch_->failure) account_.fail(*batch_->failure);
  if (batch_->failure || batch_->is_last) return end();
  if (batch_->ends_loop) schedule_.closeLoop(options_.has_closing_gap);
  feed_->giveBack(std::move(batch_));
}

/// How many of the next datagrams are due and go by the same socket. The schedule counts them as
/// sent.
std::size_t Playback::gather(std::int64_t now) {
  const auto items = std::span(batch_->items).subspan(at_);
  std::uint64_t most = std::min<std::uint64_t>({items.size(), OutgoingBatch::kMost, left_});
  if (steps_ > 0) most = std::min(most, steps_);
  // What is behind the one that is refused must not have left.
  if (options_.stops_on_error) most = 1;
  const DatagramSocket* socket = items[0].outlet->socket.get();
  const bool is_timed = isTimed();
  std::size_t count = 0;
  for (; count < most && items[count].outlet->socket.get() == socket; ++count) {
    const replay::Slot& slot = items[count].slot;
    if (!is_timed) continue;
    due_[count] = schedule_.due(slot);
    if (due_[count] > now) break;
    schedule_.take(slot);
  }
  if (!is_timed) schedule_.take(items[count - 1].slot);
  if (steps_ > 0) {
    schedule_.reanchor(now);
    paused_at_ = now;
  }
  return count;
}

void Playback::send(std::size_t count, std::int64_t now) {
  const auto items = std::span<const ReplayItem>(batch_->items).subspan(at_, count);
  if (options_.sets_syslog_time) setSyslogTimes(items);
  sendBatch(items, now);
}

/// Sends them, waiting where the system is full, unless it is to stop.
void Playback::sendBatch(std::span<const ReplayItem> items, std::int64_t now) {
  const DatagramSocket& socket = *items[0].outlet->socket;
  const bool is_timed = isTimed();
  const Addressing addressing = peers_.addressingOf(items);
  auto messages = outgoing_.fill(*batch_, items, is_timed ? addressing : Addressing::kByName);
  std::size_t done = 0;
  while (done < items.size()) {
    const auto rest = items.subspan(done);
    SendReport report;
    feed_->stamp(*batch_, rest);
    sendNow(socket, messages.subspan(done), report);
    if (is_timed && !is_settled_in_ && report.settled > 0) {
      settleIn(Deadline::now() - due_[done]);
    }
    account_.settle(rest, report,
                    {.at = now, .due = std::span(due_).subspan(done), .is_timed = is_timed});
    done += report.settled;
    count(report.settled);
    if (options_.stops_on_error && !report.failures.empty()) {
      const SendFailure& failure = report.failures.front();
      account_.fail({.kind = PlayerFailure::Kind::kSendRefused,
                     .error = failure.error,
                     .syscall = "send",
                     .row = rest[failure.index].row});
      return end();
    }
    if (done == items.size()) {
      if (is_timed) peers_.sent(items);
      return;
    }
    if (report.is_peer_lost) {
      peers_.leave(items);
      messages = outgoing_.fill(*batch_, items, Addressing::kByName);
      continue;
    }
    waitUntilWritable(socket, kFullMilliseconds);
    if (std::holds_alternative<std::string>(items[done].outlet->destination)) {
      // poll(2) knows nothing of the room that an unconnected Unix socket's peer has.
      deadline_.sleepUntil(Deadline::now() + kFull);
    }
    now = clock();
    if (hasCommand() && isToStop()) return end();
  }
}

void Playback::setSyslogTimes(std::span<const ReplayItem> items) {
  const std::int64_t now = wallClock();
  for (const ReplayItem& item : items) {
    replay::setSyslogTime(batch_->payloadOf(item), now, localOffset);
  }
}

/// Datagrams that are done with.
void Playback::count(std::size_t sent) {
  at_ += sent;
  left_ -= sent;
  if (steps_ > 0) steps_ -= sent;
  if (left_ == 0) end();
}

}  // namespace gramscope
