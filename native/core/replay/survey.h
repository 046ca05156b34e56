#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/log/log_index.h"
#include "core/replay/routes.h"
#include "core/replay/schedule.h"
#include "core/replay/selection.h"

namespace gramscope::replay {

struct SurveyRequest {
  RowSelection selection{};
  RoutePlan routes{};
  Pace pace{};
  std::int64_t longest_gap = Schedule::kNoLimit;
};

/// What a replay would do.
struct Survey {
  /// Destinations beyond these are only counted.
  static constexpr std::size_t kMostDestinations = 1000;

  struct Use {
    Destination destination;
    std::uint64_t datagrams = 0;
    std::uint64_t bytes = 0;
  };

  std::uint64_t selected = 0;
  std::uint64_t sendable = 0;
  /// Of payloads.
  std::uint64_t bytes = 0;
  SkipCounts skipped{};
  /// Nanoseconds from the first to the last.
  std::int64_t duration = 0;
  /// Of the busiest second, counted from the first on; at top speed nobody can say.
  bool has_peak = false;
  std::uint64_t peak_datagrams = 0;
  std::uint64_t peak_bits = 0;
  std::vector<Use> destinations{};
  std::uint64_t elsewhere = 0;
};

/// Goes through the index, and sends nothing. Throws std::bad_alloc.
Survey survey(const LogSnapshot& rows, const SurveyRequest& request);

}  // namespace gramscope::replay
