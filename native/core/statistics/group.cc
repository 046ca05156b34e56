#include "core/statistics/group.h"

#include "core/query/time_buckets.h"

namespace gramscope::statistics {
namespace {

// The tables of a block have up to 2^16 entries each, one behind the other here.
constexpr std::uint32_t kTexts = 1U << 16;
constexpr std::uint32_t kOrigins = 2U << 16;

/// One end of a row's way. Of a Unix datagram the index has the peer where others have the source.
std::uint32_t localEnd(const IndexRow& row, Direction own, std::uint16_t address) noexcept {
  if (!row.has(IndexRow::kUnix)) return address;
  const bool is_outbound =
      (row.flags & IndexRow::kDirection) == static_cast<unsigned>(Direction::kOutbound);
  const bool is_own = is_outbound == (own == Direction::kOutbound);
  return is_own ? kOrigins + row.origin : kTexts + row.source;
}

GroupKey endKey(const IndexBlock& block, std::uint32_t local) {
  const auto number = static_cast<std::uint16_t>(local);
  if (local >= kOrigins) return block.origin(number).socket;
  if (local >= kTexts) return std::string(block.text(number));
  return block.address(number);
}

}  // namespace

std::uint32_t localGroup(GroupBy by, const IndexRow& row) noexcept {
  switch (by) {
    case GroupBy::kSocket:
      return row.origin;
    case GroupBy::kSource:
      return localEnd(row, Direction::kOutbound, row.source);
    case GroupBy::kDestination:
      return localEnd(row, Direction::kInbound, row.destination);
    case GroupBy::kPort:
      return row.has(IndexRow::kUnix) ? kNoPort : row.destination_port;
    case GroupBy::kSeverity:
      return static_cast<std::uint32_t>(severityOf(row));
  }
  return 0;
}

GroupKey groupKey(GroupBy by, const IndexBlock& block, std::uint32_t local) {
  switch (by) {
    case GroupBy::kSocket:
      return block.origin(static_cast<std::uint16_t>(local)).socket;
    case GroupBy::kSource:
    case GroupBy::kDestination:
      return endKey(block, local);
    case GroupBy::kPort:
    case GroupBy::kSeverity:
      break;
  }
  return local;
}

}  // namespace gramscope::statistics
