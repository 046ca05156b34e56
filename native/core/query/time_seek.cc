#include "core/query/time_seek.h"

#include <algorithm>

namespace gramscope {

std::optional<std::uint64_t> firstSince(const LogSnapshot& rows, std::int64_t time) {
  for (std::size_t at = 0; at < rows.runCount(); ++at) {
    const LogSnapshot::Run run = rows.run(at);
    const auto found =
        std::ranges::find_if(run.rows, [time](const IndexRow& row) { return row.time >= time; });
    if (found != run.rows.end()) {
      return run.first + static_cast<std::uint64_t>(found - run.rows.begin());
    }
  }
  return std::nullopt;
}

}  // namespace gramscope
