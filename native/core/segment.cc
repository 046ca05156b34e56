#include "core/segment.h"

#include <cstring>

namespace gramscope {
namespace {

/// What stands before the path of the sender, if any, and the payload in a record.
struct RecordHeader {
  SocketAddress source;
  SocketAddress destination;
  Credentials credentials;
  bool has_credentials;
  bool has_path;
  /// sockaddr_un has 108 bytes at most.
  std::uint8_t path_length;
  std::uint8_t reserved;
};

RecordHeader headerOf(const Datagram& datagram) noexcept {
  return {.source = datagram.source,
          .destination = datagram.destination,
          .credentials = datagram.credentials.value_or(Credentials{}),
          .has_credentials = datagram.credentials.has_value(),
          .has_path = datagram.source_path.has_value(),
          .path_length = static_cast<std::uint8_t>(datagram.source_path.value_or("").size()),
          .reserved = 0};
}

/// Returns where it ends. memcpy from a null pointer is undefined even for no bytes, and an empty
/// span may hold one.
std::byte* copied(const void* from, std::size_t size, std::byte* to) noexcept {
  if (size > 0) std::memcpy(to, from, size);
  return to + size;
}

}  // namespace

Segment::Segment(std::uint64_t first_number, Capacity capacity)
    : first_number_(first_number),
      capacity_(capacity),
      bytes_(std::make_unique_for_overwrite<std::byte[]>(capacity.bytes)),
      index_(std::make_unique_for_overwrite<SegmentRow[]>(capacity.rows)) {}

std::size_t Segment::recordSize(const Datagram& datagram) noexcept {
  return sizeof(RecordHeader) + headerOf(datagram).path_length + datagram.payload.size();
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
  const RecordHeader header = headerOf(datagram);
  std::byte* at = copied(&header, sizeof header, bytes_.get() + byte_count_);
  if (header.has_path) at = copied(datagram.source_path->data(), header.path_length, at);
  copied(datagram.payload.data(), datagram.payload.size(), at);
  byte_count_ += recordSize(datagram);
  ++row_count_;
}

Datagram Segment::at(std::size_t row) const noexcept {
  const SegmentRow& index = index_[row];
  const std::byte* record = bytes_.get() + index.offset;
  RecordHeader header;
  std::memcpy(&header, record, sizeof header);
  const std::byte* path = record + sizeof header;
  Datagram datagram = {.source = header.source,
                       .destination = header.destination,
                       .time = index.time,
                       .interface_index = index.interface_index,
                       .socket = index.socket,
                       .original_length = index.original_length,
                       .ttl = index.ttl,
                       .traffic_class = index.traffic_class,
                       .truncated = index.truncated,
                       .payload = {path + header.path_length, index.captured_length}};
  if (header.has_path) {
    datagram.source_path = {reinterpret_cast<const char*>(path), header.path_length};
  }
  if (header.has_credentials) datagram.credentials = header.credentials;
  return datagram;
}

}  // namespace gramscope
