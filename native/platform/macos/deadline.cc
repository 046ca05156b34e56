#include "platform/deadline.h"

#include <pthread.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace gramscope {
namespace {

/// Longer sleeps are taken in parts, so that sums with the clock cannot overflow.
constexpr std::int64_t kLongest = std::int64_t{3600} * 1'000'000'000;

}  // namespace

struct Deadline::Sleeper {
  std::mutex mutex;
  std::condition_variable woken;
  bool is_woken = false;
};

Deadline::Deadline() : sleeper_(std::make_unique<Sleeper>()) {}
Deadline::~Deadline() = default;

/// When that comes is not told here.
std::int64_t Deadline::aheadOfTick(std::int64_t earliest, std::int64_t) noexcept {
  return earliest;
}

/// Timers of this class are not coalesced.
void Deadline::sharpen() noexcept {
  ::pthread_set_qos_class_self_np(QOS_CLASS_USER_INTERACTIVE, 0);
}

void Deadline::sleepUntil(std::int64_t moment) noexcept {
  std::unique_lock lock(sleeper_->mutex);
  const std::int64_t left = std::min(moment - now(), kLongest);
  if (left > 0) {
    sleeper_->woken.wait_for(lock, std::chrono::nanoseconds(left),
                             [this] { return sleeper_->is_woken; });
  }
  sleeper_->is_woken = false;
}

void Deadline::wake() noexcept {
  {
    const std::lock_guard lock(sleeper_->mutex);
    sleeper_->is_woken = true;
  }
  sleeper_->woken.notify_one();
}

}  // namespace gramscope
