#pragma once

#include <cstdint>
#include <variant>

namespace gramscope::replay {

/// With the spacing of the log, `factor` times as fast.
struct OriginalPace {
  double factor = 1;
};
struct DatagramPace {
  double per_second;
};
struct BitPace {
  double per_second;
};
struct TopSpeed {};

/// When datagrams leave. All numbers are above 0.
using Pace = std::variant<OriginalPace, DatagramPace, BitPace, TopSpeed>;

/// What a schedule has to know of a datagram.
struct Slot {
  /// Nanoseconds, as it was captured.
  std::int64_t time;
  /// On the wire, with headers.
  std::uint64_t bits;
};

/// Says when each of a row of datagrams is due, in nanoseconds of whatever clock the caller has.
/// What is due is reckoned from where the pace was last set, so that errors of single steps never
/// add up.
class Schedule {
 public:
  static constexpr std::int64_t kNoLimit = INT64_MAX;
  /// A log whose clock goes back by more than this was set back: what follows is timed from there.
  /// Less is disorder, which what follows is not delayed by.
  static constexpr std::int64_t kClockStep = 1'000'000'000;

  /// Gaps of the log longer than `longest_gap` nanoseconds count as that.
  explicit Schedule(const Pace& pace, std::int64_t longest_gap = kNoLimit)
      : pace_(pace), longest_gap_(longest_gap) {}

  const Pace& pace() const noexcept { return pace_; }
  bool isTopSpeed() const noexcept { return std::holds_alternative<TopSpeed>(pace_); }

  /// Has the next datagram be due then, whatever its time is.
  void beginAt(std::int64_t now) noexcept;
  bool hasBegun() const noexcept { return has_begun_; }
  /// Waits for beginAt() again.
  void restart() noexcept;

  /// When it is due, were it the next. At top speed long ago.
  std::int64_t due(const Slot& slot) const noexcept;

  /// Says that it was the next.
  void take(const Slot& slot) noexcept;

  /// Has everything that follows be so much later.
  void delay(std::int64_t duration) noexcept { origin_ += duration; }

  /// Counts what was taken last as taken at this time.
  void reanchor(std::int64_t last_due) noexcept;

  /// Sets the pace, at a time when `next` is not yet due: what is left of its gap is what shrinks
  /// or grows.
  void setPace(const Pace& pace, std::int64_t now, const Slot& next) noexcept;

  /// Has the log begin anew: the next gap is the mean of those since the last time (a second where
  /// there were none), or nothing. Only with the spacing of the log; other paces go on as they do.
  void closeLoop(bool with_gap) noexcept;

 private:
  /// Of the log, from what was taken last to this.
  std::int64_t gapTo(const Slot& slot) const noexcept;
  /// What progress this would be, in the unit of the pace.
  std::uint64_t stepTo(const Slot& slot) const noexcept;
  std::int64_t at(std::uint64_t progress) const noexcept;

  Pace pace_;
  std::int64_t longest_gap_;
  /// When progress was 0: nanoseconds of the log, datagrams or bits, as the pace has it.
  std::int64_t origin_ = 0;
  std::uint64_t progress_ = 0;
  bool has_begun_ = false;
  bool has_last_ = false;
  /// The latest time in the log so far, and the bits of what was taken last.
  std::int64_t last_time_ = 0;
  std::uint64_t last_bits_ = 0;
  /// The gap that closes a loop, while that is next.
  std::int64_t closing_gap_ = kNone;
  static constexpr std::int64_t kNone = -1;
  /// Gaps of this loop, together and how many.
  std::uint64_t loop_time_ = 0;
  std::uint64_t loop_gaps_ = 0;
};

}  // namespace gramscope::replay
