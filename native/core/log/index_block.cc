#include "core/log/index_block.h"

#include <algorithm>

namespace gramscope {

/// Left as it comes from the system, so that pages are taken only as rows fill them.
IndexBlock::IndexBlock(std::uint64_t first_number)
    : first_number_(first_number), rows_(std::make_unique_for_overwrite<IndexRow[]>(kRows)) {}

IndexedDatagram IndexBlock::at(const IndexRow& row) const {
  IndexedDatagram result{};
  Datagram& datagram = result.datagram;
  const RowOrigin& origin = origins_[row.origin];
  result.captured_length = static_cast<std::uint32_t>(row.captured_length);
  datagram.time = row.time;
  datagram.socket = origin.socket;
  datagram.interface_index = origin.interface_index;
  datagram.original_length = row.original_length;
  datagram.frame_length = row.original_length + origin.frame_excess;
  datagram.traffic_class = row.traffic_class;
  datagram.truncated = row.has(IndexRow::kTruncated);
  datagram.direction = static_cast<Direction>(row.flags & IndexRow::kDirection);
  datagram.frame = row.frame;
  if (row.has(IndexRow::kHasTtl)) datagram.ttl = row.ttl;
  if (row.has(IndexRow::kUnix)) {
    datagram.source_path = texts_[row.source];
  } else {
    datagram.source = addresses_[row.source];
    datagram.destination = addresses_[row.destination];
    datagram.source.port = row.source_port;
    datagram.destination.port = row.destination_port;
  }
  if (!row.has(IndexRow::kScattered)) {
    result.payload.push_back({row.offset, result.captured_length});
    return result;
  }
  std::uint64_t missing = row.captured_length;
  for (auto at = static_cast<std::size_t>(row.offset); missing > 0; ++at) {
    result.payload.push_back(pieces_[at]);
    missing -= std::min<std::uint64_t>(missing, pieces_[at].length);
  }
  return result;
}

}  // namespace gramscope
