#include "platform/deadline.h"

#include <windows.h>

#include <algorithm>
#include <array>

namespace gramscope {
namespace {

/// Unknown to the headers of older kits. Windows 10 1803 and later; others refuse it.
constexpr DWORD kHighResolution = 0x00000002;
/// Longer sleeps are taken in parts, so that sums with the clock cannot overflow.
constexpr std::int64_t kLongest = std::int64_t{3600} * 1'000'000'000;

HANDLE makeTimer() noexcept {
  HANDLE timer = ::CreateWaitableTimerExW(nullptr, nullptr, kHighResolution, TIMER_ALL_ACCESS);
  if (timer == nullptr) timer = ::CreateWaitableTimerExW(nullptr, nullptr, 0, TIMER_ALL_ACCESS);
  return timer;
}

}  // namespace

struct Deadline::Sleeper {
  HANDLE timer = makeTimer();
  HANDLE woken = ::CreateEventW(nullptr, /*bManualReset=*/FALSE, FALSE, nullptr);

  ~Sleeper() {
    ::CloseHandle(timer);
    ::CloseHandle(woken);
  }
};

Deadline::Deadline() : sleeper_(std::make_unique<Sleeper>()) {}
Deadline::~Deadline() = default;

/// When that comes is not told here.
std::int64_t Deadline::aheadOfTick(std::int64_t earliest, std::int64_t) noexcept {
  return earliest;
}

/// That is for the timer to do.
void Deadline::sharpen() noexcept {}

void Deadline::sleepUntil(std::int64_t moment) noexcept {
  const std::int64_t left = std::clamp<std::int64_t>(moment - now(), 0, kLongest);
  LARGE_INTEGER due;
  // Negative is from now on, in units of 100 ns.
  due.QuadPart = -(left / 100);
  ::SetWaitableTimer(sleeper_->timer, &due, 0, nullptr, nullptr, FALSE);
  const std::array<HANDLE, 2> either = {sleeper_->woken, sleeper_->timer};
  ::WaitForMultipleObjects(2, either.data(), FALSE, INFINITE);
}

void Deadline::wake() noexcept { ::SetEvent(sleeper_->woken); }

}  // namespace gramscope
