#include "platform/shared/playback.h"

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

#include "core/replay/syslog_time.h"
#include "platform/shared/closing.h"
#include "platform/shared/local_offset.h"
#include "platform/shared/send_batch.h"
#include "platform/shared/wall_clock.h"
#include "platform/shared/writable.h"

namespace gramscope {
namespace {

constexpr std::int64_t kMillisecond = 1'000'000;
constexpr std::int64_t kForEver = INT64_MAX / 2;
/// A machine that was not there for so long was suspended, or a debugger or SIGSTOP held the
/// process.
constexpr std::int64_t kStall = 500 * kMillisecond;
/// How long the wall clock is trusted while a start is waited for: somebody may set it.
constexpr std::int64_t kTrust = 1000 * kMillisecond;
/// How long before the first datagram of a sequence is due: one that is waited for leaves as those
/// that follow do, and not later for all that is done for the first time.
constexpr std::int64_t kLead = kMillisecond;
/// How long before the interrupt of the system's clock the first is due: as long as it takes to
/// send it, with what the first takes longer. What comes with a period of the clock, or a whole
/// part of that, as most that is paced by machines, then never meets it.
constexpr std::int64_t kAheadOfTick = 35'000;
/// How long to wait for a peer that is full, before looking again whether it still is.
constexpr int kFullMilliseconds = 1;
/// No datagram of UDP has so many bytes, over IPv4 or IPv6.
constexpr std::size_t kTooLong = 65'535;

/// Tells the processor that it is waited for something, which is kinder to its other half.
void relax() noexcept {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ __volatile__("yield");
#endif
}

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
    std::int64_t now = clock();
    if (!schedule_.hasBegun()) {
      rehearse(*item);
      now = clock();
      beginAt(isTimed() ? Deadline::aheadOfTick(now + kLead, kAheadOfTick) : now);
    }
    if (steps_ == 0) {
      const std::int64_t due = schedule_.due(item->slot);
      if (due > now) {
        if (!waitUntil(due)) continue;
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

/// False where something else is to be done before the start.
bool Playback::waitForStart() {
  if (has_begun_) return true;
  if (options_.start_at) {
    const std::int64_t left = *options_.start_at - wallClock();
    const std::int64_t due = Deadline::now() + left;
    if (left > kTrust) {
      deadline_.sleepUntil(Deadline::now() + kTrust);
      return false;
    }
    rehearse(batch_->items[at_]);
    if (left > 0 && !waitUntil(due)) return false;
    beginAt(left > 0 ? due : Deadline::now());
    setState(is_paused_ ? PlayerState::kPaused : PlayerState::kPlaying);
  }
  has_begun_ = true;
  return true;
}

void Playback::beginAt(std::int64_t moment) {
  schedule_.beginAt(moment);
  first_took_.reset();
  is_settled_in_ = !isTimed();
}

/// How long before a deadline sleeping ends.
std::int64_t Playback::spinTime() const noexcept {
  switch (options_.timing) {
    case Timing::kExact:
      return 5 * kMillisecond;
    case Timing::kBalanced:
      return kMillisecond / 10;
    case Timing::kFrugal:
      return 0;
  }
  return 0;
}

/// False where it was interrupted.
bool Playback::waitUntil(std::int64_t due) {
  const std::int64_t spin_from = due - spinTime();
  while (Deadline::now() < spin_from) {
    if (hasCommand()) return false;
    deadline_.sleepUntil(spin_from);
  }
  while (Deadline::now() < due) {
    if (hasCommand()) return false;
    relax();
  }
  last_clock_ = due;
  return true;
}

/// The time. Where that has leapt, because the machine stood still, what is due leaps as well:
/// nobody wants a burst of what should have been sent meanwhile.
std::int64_t Playback::clock() {
  const std::int64_t now = Deadline::now();
  if (last_clock_ != 0 && now - last_clock_ > kStall) {
    schedule_.delay(now - last_clock_);
    account_.stall();
  }
  last_clock_ = now;
  return now;
}

/// Goes the way of a datagram without sending it, so that memory is there and code is loaded. What
/// is too long for the protocol is refused behind much of what the system does.
void Playback::rehearse(const ReplayItem& item) {
  OutgoingMessage message = outgoing_.fill(*batch_, {&item, 1}, Addressing::kByName)[0];
  std::vector<std::byte> too_long;
  if (std::holds_alternative<SocketAddress>(item.outlet->destination)) {
    too_long.resize(kTooLong);
  } else {
    message.refusal = ECANCELED;
  }
  const std::span<const std::byte> payload = too_long;
  message.buffers = {&payload, 1};
  SendReport report;
  sendNow(*item.outlet->socket, {&message, 1}, report);
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

/// The system takes longer for the first datagram than for those that follow, by which it leaves
/// late: from then on they are timed, and not from when it was due. What took much longer was
/// interrupted.
void Playback::settleIn(std::int64_t took) {
  if (!first_took_) {
    first_took_ = took;
    return;
  }
  const std::int64_t longer = *first_took_ - took;
  is_settled_in_ = true;
  if (longer <= 0 || longer > kMillisecond / 4) return;
  schedule_.delay(longer);
  account_.delayFirst(longer);
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
    if (!is_settled_in_ && report.settled > 0) settleIn(Deadline::now() - now);
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
      deadline_.sleepUntil(Deadline::now() + kFullMilliseconds * kMillisecond);
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
