#pragma once

#include <chrono>
#include <cstdint>
#include <deque>

#include "core/streams/stream_table.h"

namespace gramscope::streams {

/// Knows up to which row all is told that happened. What happened at the first packets of a stream
/// is told when it is recognised, and may be told as late as its 64th packet, which may never come.
/// So whoever goes through rows and events in their order waits for streams that are not
/// recognised, but for no longer than a second.
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

  /// The last of the rows up to `analysed` for which that is so.
  std::uint64_t settled(const StreamTable& table, std::uint64_t analysed, Moment moment);

 private:
  using Clock = std::chrono::steady_clock;

  struct Begun {
    std::uint32_t stream;
    std::uint64_t row;
    Clock::time_point since;
  };

  /// From the first that is waited for.
  std::deque<Begun> begun_;
};

}  // namespace gramscope::streams
