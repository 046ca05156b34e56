#include "core/file/file_index.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace gramscope::file {
namespace {

template <typename Item>
void moveTo(std::vector<Item>& to, std::vector<Item>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  from.clear();
}

}  // namespace

void FileIndex::publish(Portion& portion) {
  const std::lock_guard lock(mutex_);
  moveTo(addresses_, portion.addresses);
  moveTo(texts_, portion.texts);
  moveTo(pieces_, portion.pieces);
  moveTo(interfaces_, portion.interfaces);
  for (const IndexRow& next : portion.rows) append(next);
  portion.rows.clear();
  progress_ = portion.progress;
  progress_.datagrams = count_;
}

void FileIndex::append(const IndexRow& row) {
  if (count_ % kChunk == 0) chunks_.emplace_back().reserve(kChunk);
  chunks_.back().push_back(row);
  ++count_;
}

IndexProgress FileIndex::progress() const {
  const std::lock_guard lock(mutex_);
  return progress_;
}

std::vector<FileInterface> FileIndex::interfaces() const {
  const std::lock_guard lock(mutex_);
  return interfaces_;
}

std::vector<IndexedDatagram> FileIndex::rows(std::uint64_t first, std::size_t count) const {
  const std::lock_guard lock(mutex_);
  std::vector<IndexedDatagram> result;
  if (first == 0 || first > count_) return result;
  const auto end = first - 1 + std::min<std::uint64_t>(count, count_ - (first - 1));
  result.reserve(static_cast<std::size_t>(end - (first - 1)));
  for (auto index = first - 1; index < end; ++index) result.push_back(resolve(row(index)));
  return result;
}

IndexedDatagram FileIndex::resolve(const IndexRow& row) const {
  IndexedDatagram result{};
  Datagram& datagram = result.datagram;
  result.captured_length = row.captured_length;
  datagram.time = row.time;
  datagram.socket = static_cast<std::uint32_t>(row.interface);
  datagram.original_length = row.original_length;
  datagram.traffic_class = row.traffic_class;
  datagram.truncated = row.captured_length < row.original_length;
  datagram.direction = static_cast<Direction>(row.flags & IndexRow::kDirection);
  datagram.frame = row.frame;
  if ((row.flags & IndexRow::kUnix) != 0) {
    result.source_path = texts_[row.source];
  } else {
    datagram.ttl = row.ttl;
    datagram.source = addresses_[row.source];
    datagram.destination = addresses_[row.destination];
    datagram.source.port = row.source_port;
    datagram.destination.port = row.destination_port;
  }
  if ((row.flags & IndexRow::kScattered) == 0) {
    result.payload.push_back({row.offset, row.captured_length});
    return result;
  }
  std::uint64_t missing = row.captured_length;
  for (auto at = row.offset; missing > 0; ++at) {
    result.payload.push_back(pieces_[at]);
    missing -= std::min<std::uint64_t>(missing, pieces_[at].length);
  }
  return result;
}

}  // namespace gramscope::file
