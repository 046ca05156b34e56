#include "core/query/time_seek.h"

namespace gramscope {

std::optional<std::uint64_t> firstSince(const LogSnapshot& rows, std::int64_t time,
                                        const RowBits& bits) {
  std::optional<std::uint64_t> found;
  for (std::size_t at = 0; at < rows.runCount() && !found; ++at) {
    visitRows(rows.run(at), bits, [&](const IndexRow& row, std::uint64_t number) {
      if (!found && row.time >= time) found = number;
    });
  }
  return found;
}

}  // namespace gramscope
