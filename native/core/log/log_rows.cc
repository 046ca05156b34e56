#include "core/log/log_rows.h"

#include <algorithm>

#include "core/log/payload_reader.h"

namespace gramscope {
namespace {

/// Packs one row after the other.
class Packing {
 public:
  Packing(Input& input, std::size_t payload_limit, RowPacker& packer)
      : reader_(input), payload_limit_(payload_limit), packer_(packer) {}

  /// False where the row would be too much.
  bool add(const IndexBlock& block, const IndexRow& row, std::uint64_t number) {
    total_ += std::min<std::size_t>(row.captured_length, payload_limit_);
    if (packer_.rowCount() > 0 && total_ > kMostPayload) return false;
    Datagram datagram = block.at(row).datagram;
    datagram.payload = reader_.read(block, row, payload_limit_);
    packer_.add(number, datagram);
    return true;
  }

 private:
  PayloadReader reader_;
  const std::size_t payload_limit_;
  RowPacker& packer_;
  std::size_t total_ = 0;
};

}  // namespace

void packRows(const LogSnapshot& rows, Input& input, std::size_t payload_limit, RowPacker& packer) {
  Packing packing(input, payload_limit, packer);
  for (std::size_t at = 0; at < rows.runCount(); ++at) {
    const auto run = rows.run(at);
    auto number = run.first;
    for (const IndexRow& row : run.rows) {
      if (!packing.add(run.block, row, number++)) return;
    }
  }
}

void packRows(const LogSnapshot& rows, std::span<const std::uint64_t> numbers, Input& input,
              std::size_t payload_limit, RowPacker& packer) {
  Packing packing(input, payload_limit, packer);
  auto next = std::ranges::lower_bound(numbers, rows.first());
  for (std::size_t at = 0; at < rows.runCount(); ++at) {
    const auto run = rows.run(at);
    for (; next != numbers.end() && *next < run.first + run.rows.size(); ++next) {
      const IndexRow& row = run.rows[static_cast<std::size_t>(*next - run.first)];
      if (!packing.add(run.block, row, *next)) return;
    }
  }
}

}  // namespace gramscope
