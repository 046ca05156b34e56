#include "platform/deadline.h"

#include <linux/futex.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <ctime>

namespace gramscope {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
/// The shortest that the kernel grants, in nanoseconds.
constexpr std::uint64_t kSlice = 100'000;

/// The first version of struct sched_attr, which no header of older systems has.
struct SchedulingAttributes {
  std::uint32_t size = sizeof(SchedulingAttributes);
  std::uint32_t policy = SCHED_OTHER;
  std::uint64_t flags = 0;
  std::int32_t nice = 0;
  std::uint32_t priority = 0;
  std::uint64_t runtime = 0;
  std::uint64_t deadline = 0;
  std::uint64_t period = 0;
};
static_assert(sizeof(SchedulingAttributes) == 48);

}  // namespace

/// A futex, because it takes a moment of the monotonic clock and not a duration (futex(2)), and is
/// ended by others for the price of a store.
struct Deadline::Sleeper {
  std::atomic<std::uint32_t> is_woken = 0;

  long call(int operation, std::uint32_t value, const timespec* moment) noexcept {
    return ::syscall(SYS_futex, reinterpret_cast<std::uint32_t*>(&is_woken),
                     operation | FUTEX_PRIVATE_FLAG, value, moment, nullptr,
                     FUTEX_BITSET_MATCH_ANY);
  }
};

Deadline::Deadline() : sleeper_(std::make_unique<Sleeper>()) {}
Deadline::~Deadline() = default;

/// The period of the tick is what the coarse clock goes by (clock_getres(2)); since Linux 6.4 it
/// comes at whole multiples of that. An older one merely begins a little later.
std::int64_t Deadline::aheadOfTick(std::int64_t earliest, std::int64_t lead) noexcept {
  timespec resolution{};
  if (::clock_getres(CLOCK_MONOTONIC_COARSE, &resolution) != 0) return earliest;
  const std::int64_t period = resolution.tv_sec * kSecond + resolution.tv_nsec;
  if (period <= 0) return earliest;
  const std::int64_t since = (earliest + lead) % period;
  return since == 0 ? earliest : earliest + period - since;
}

/// The usual slack of 50 µs has the kernel gather what is due together (prctl(2)). A short slice
/// has it let the thread run before others when it wakes (sched_setattr(2); Linux 6.12, others
/// ignore it).
void Deadline::sharpen() noexcept {
  ::prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL);
  SchedulingAttributes attributes{};
  attributes.nice = ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()));
  attributes.runtime = kSlice;
  ::syscall(SYS_sched_setattr, 0, &attributes, 0U);
}

void Deadline::sleepUntil(std::int64_t moment) noexcept {
  if (sleeper_->is_woken.exchange(0) != 0 || moment <= 0) return;
  const timespec until{.tv_sec = moment / kSecond, .tv_nsec = moment % kSecond};
  sleeper_->call(FUTEX_WAIT_BITSET, 0, &until);
  sleeper_->is_woken.store(0);
}

void Deadline::wake() noexcept {
  if (sleeper_->is_woken.exchange(1) == 0) sleeper_->call(FUTEX_WAKE_BITSET, 1, nullptr);
}

}  // namespace gramscope
