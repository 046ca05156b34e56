#pragma once

#include <chrono>
#include <cstdint>
#include <deque>

#include "core/streams/stream_table.h"

namespace gramscope::streams {

/// Knows up to which row all is told that happened, so that whoever goes through rows and events in
/// their order waits that long. What happened at the first packets of a stream is told when it is
/// recognised, and may be told as late as its 64th packet, which may never come: nobody waits for
/// longer than a second. What is told to be lost may come late, and was not lost then.
class Settling {
 public:
  enum class Moment : std::uint8_t {
    /// There are more rows to be read, and no hurry: a file is read faster than it was captured.
    kReading,
    /// Somebody waits for the last of the rows.
    kLive,
    /// None will come.
    kEnd,
  };

  /// A stream has begun at a row. Numbers and rows rise. Throws std::bad_alloc.
  void begin(std::uint32_t stream, std::uint64_t row);

  /// The last of the rows up to `analysed` for which that is so. Throws std::bad_alloc.
  std::uint64_t settled(const StreamTable& table, std::uint64_t analysed, Moment moment);

 private:
  using Clock = std::chrono::steady_clock;

  struct Begun {
    std::uint32_t stream;
    std::uint64_t row;
    Clock::time_point since;
  };
  /// Up to which row it was analysed at a time.
  struct Look {
    std::uint64_t analysed;
    Clock::time_point at;
  };

  void recognise(const StreamTable& table, Moment moment, Clock::time_point now);
  void ripen(std::uint64_t analysed, Moment moment, Clock::time_point now);

  /// From the first that is waited for.
  std::deque<Begun> begun_;
  /// Those behind which packets are still waited for.
  std::deque<Look> looks_;
  /// The last row behind which enough came, or for long enough nothing.
  std::uint64_t ripe_ = 0;
};

}  // namespace gramscope::streams
