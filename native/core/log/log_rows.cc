#include "core/log/log_rows.h"

#include <algorithm>

#include "core/log/payload_reader.h"

namespace gramscope {

void packRows(const LogSnapshot& rows, Input& input, std::size_t payload_limit, RowPacker& packer) {
  PayloadReader reader(input);
  std::size_t total = 0;
  for (std::size_t at = 0; at < rows.runCount(); ++at) {
    const auto run = rows.run(at);
    auto number = run.first;
    for (const IndexRow& row : run.rows) {
      total += std::min<std::size_t>(row.captured_length, payload_limit);
      if (number > rows.first() && total > kMostPayload) return;
      Datagram datagram = run.block.at(row).datagram;
      datagram.payload = reader.read(run.block, row, payload_limit);
      packer.add(number++, datagram);
    }
  }
}

}  // namespace gramscope
