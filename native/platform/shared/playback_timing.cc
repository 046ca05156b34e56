#include <algorithm>
#include <variant>
#include <vector>

#include "platform/shared/playback.h"
#include "platform/shared/send_batch.h"
#include "platform/shared/wall_clock.h"

namespace gramscope {
namespace {

constexpr std::int64_t kMillisecond = 1'000'000;
/// A machine that was not there for so long was suspended, or a debugger or SIGSTOP held the
/// process.
constexpr std::int64_t kStall = 500 * kMillisecond;
/// How long the wall clock is trusted while a start is waited for: somebody may set it.
constexpr std::int64_t kTrust = 1000 * kMillisecond;
/// How long before the first datagram of a sequence is due: one that is waited for leaves as those
/// that follow do, and not later for all that is done for the first time. Nor beside who asked for
/// it, who is busy for some milliseconds more.
constexpr std::int64_t kLead = 10 * kMillisecond;
/// How long before the interrupt of the system's clock the first is due: as long as it takes to
/// wake and to send it, with what the first takes longer, 15 to 50 µs. What comes with a period of
/// the clock, or a whole part of that, as most that is paced by machines, then never meets it.
constexpr std::int64_t kAheadOfTick = 85'000;
/// So many that follow are compared with the first, for any of them may have been interrupted.
constexpr int kCompared = 4;
/// How long before a datagram is due it is rehearsed by who waits in a loop: a few times as long as
/// that takes when nothing is in the caches any more.
constexpr std::int64_t kRehearsal = 60'000;
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

/// What becomes of it is nobody's concern.
void attempt(const ReplayItem& item, const OutgoingMessage& message) {
  SendReport report;
  sendNow(*item.outlet->socket, {&message, 1}, report);
}

}  // namespace

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
    rehearseFirst(batch_->items[at_]);
    if (left > 0 && !waitUntil(due, batch_->items[at_])) return false;
    beginAt(left > 0 ? due : Deadline::now());
    setState(is_paused_ ? PlayerState::kPaused : PlayerState::kPlaying);
  }
  has_begun_ = true;
  return true;
}

/// Has a sequence begin with this one as soon as it may.
void Playback::begin(const ReplayItem& item) {
  rehearseFirst(item);
  const std::int64_t now = clock();
  beginAt(isTimed() ? Deadline::aheadOfTick(now + kLead, kAheadOfTick) : now);
}

void Playback::beginAt(std::int64_t moment) {
  schedule_.beginAt(moment);
  settling_.reset();
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

/// Until a datagram is due. False where it was interrupted.
bool Playback::waitUntil(std::int64_t due, const ReplayItem& item) {
  const std::int64_t spin_from = due - spinTime();
  while (Deadline::now() < spin_from) {
    if (hasCommand()) return false;
    deadline_.sleepUntil(spin_from);
  }
  if (spinTime() >= kRehearsal && Deadline::now() < due - kRehearsal) {
    if (!spinUntil(due - kRehearsal)) return false;
    rehearse(item);
  }
  if (!spinUntil(due)) return false;
  last_clock_ = due;
  return true;
}

/// False where it was interrupted.
bool Playback::spinUntil(std::int64_t moment) const noexcept {
  while (Deadline::now() < moment) {
    if (hasCommand()) return false;
    relax();
  }
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

/// Goes the way of a datagram without sending it, so that memory is there and code is in the
/// caches. The system refuses port 0 at once, and counts nothing.
void Playback::rehearse(const ReplayItem& item) {
  const auto* address = std::get_if<SocketAddress>(&item.outlet->destination);
  if (address == nullptr) return;
  SocketAddress nowhere = *address;
  nowhere.port = 0;
  const SocketName destination = nowhere;
  OutgoingMessage message = outgoing_.fill(*batch_, {&item, 1}, Addressing::kByName)[0];
  message.destination = &destination;
  attempt(item, message);
}

/// Goes further with the first, at the price of one that the system counts as discarded: what is
/// too long for the protocol it refuses only after it has looked for the way.
void Playback::rehearseFirst(const ReplayItem& item) {
  if (!std::holds_alternative<SocketAddress>(item.outlet->destination)) return;
  const std::vector<std::byte> too_long(kTooLong);
  const std::span<const std::byte> payload = too_long;
  OutgoingMessage message = outgoing_.fill(*batch_, {&item, 1}, Addressing::kByName)[0];
  message.buffers = {&payload, 1};
  attempt(item, message);
}

/// The system takes longer for the first datagram than for those that follow, by which it leaves
/// late: from then on they are timed, and not from when it was due. What took much longer was
/// interrupted. `took` counts from when one was due until the system had taken it.
void Playback::settleIn(std::int64_t took) {
  if (!settling_) {
    settling_ = {.first = took, .least = took};
    return;
  }
  settling_->least = std::min(settling_->least, took);
  if (++settling_->compared < kCompared) return;
  is_settled_in_ = true;
  const std::int64_t took_longer = settling_->first - settling_->least;
  if (took_longer > kMillisecond / 4) return;
  // The rest of it came behind the departure: of 25 µs 10, as the other end saw it.
  const std::int64_t longer = took_longer * 3 / 5;
  schedule_.delay(longer);
  account_.delayFirst(longer);
}

}  // namespace gramscope
