#pragma once

#include <cstdint>
#include <memory>

namespace gramscope {

/// Sleeps until moments, as exactly as the system wakes a thread. One thread sleeps; any may wake
/// it.
class Deadline {
 public:
  Deadline();
  ~Deadline();
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

  /// Nanoseconds of a clock that never goes back.
  static std::int64_t now() noexcept;

  /// The first moment from `earliest` on that is `lead` nanoseconds before the interrupt of the
  /// system's clock, which takes tens of microseconds from whoever runs; `earliest` where it is not
  /// known when that comes.
  static std::int64_t aheadOfTick(std::int64_t earliest, std::int64_t lead) noexcept;

  /// Has the system wake the calling thread when it should and not, to save power, a little later.
  static void sharpen() noexcept;

  /// Returns then, or at once when it is woken, or was woken since the last time.
  void sleepUntil(std::int64_t moment) noexcept;

  /// Ends the sleep, or the next one.
  void wake() noexcept;

 private:
  struct Sleeper;
  std::unique_ptr<Sleeper> sleeper_;
};

}  // namespace gramscope
