#include "core/segment.h"

#include <cstring>

namespace gramscope {
namespace {

/// What stands before the payload in a record.
struct RecordHeader {
  SocketAddress source;
  SocketAddress destination;
};

}  // namespace

Segment::Segment(std::uint64_t first_number, Capacity capacity)
    : first_number_(first_number),
      capacity_(capacity),
      bytes_(std::make_unique_for_overwrite<std::byte[]>(capacity.bytes)),
      index_(std::make_unique_for_overwrite<IndexRow[]>(capacity.rows)) {}

std::size_t Segment::recordSize(const Datagram& datagram) noexcept {
  return sizeof(RecordHeader) + datagram.payload.size();
}

bool Segment::fits(const Datagram& datagram) const noexcept {
  return row_count_ < capacity_.rows && recordSize(datagram) <= capacity_.bytes - byte_count_;
}

void Segment::append(const Datagram& datagram) noexcept {
  index_[row_count_] = {.time = datagram.time,
                        .offset = static_cast<std::uint32_t>(byte_count_),
                        .captured_length = static_cast<std::uint32_t>(datagram.payload.size()),
                        .original_length = datagram.original_length,
                        .socket = datagram.socket,
                        .interface_index = datagram.interface_index,
                        .ttl = datagram.ttl,
                        .truncated = datagram.truncated,
                        .traffic_class = datagram.traffic_class};
  const RecordHeader header{datagram.source, datagram.destination};
  std::byte* record = bytes_.get() + byte_count_;
  std::memcpy(record, &header, sizeof header);
  // memcpy from a null pointer is undefined even for no bytes, and an empty span may hold one.
  if (!datagram.payload.empty()) {
    std::memcpy(record + sizeof header, datagram.payload.data(), datagram.payload.size());
  }
  byte_count_ += recordSize(datagram);
  ++row_count_;
}

Datagram Segment::at(std::size_t row) const noexcept {
  const IndexRow& index = index_[row];
  const std::byte* record = bytes_.get() + index.offset;
  RecordHeader header;
  std::memcpy(&header, record, sizeof header);
  return {.source = header.source,
          .destination = header.destination,
          .time = index.time,
          .interface_index = index.interface_index,
          .socket = index.socket,
          .original_length = index.original_length,
          .ttl = index.ttl,
          .traffic_class = index.traffic_class,
          .truncated = index.truncated,
          .payload = {record + sizeof header, index.captured_length}};
}

}  // namespace gramscope
