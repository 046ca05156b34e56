#include "core/packed_rows.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace gramscope {

static_assert(std::endian::native == std::endian::little, "packed rows are little endian");

namespace {

std::uint16_t flagsOf(const Datagram& datagram) {
  const auto flags = (datagram.truncated ? kPackedTruncated : 0) |
                     (datagram.credentials ? kPackedCredentials : 0) |
                     (datagram.direction == Direction::kInbound ? kPackedInbound : 0) |
                     (datagram.direction == Direction::kOutbound ? kPackedOutbound : 0);
  return static_cast<std::uint16_t>(flags);
}

}  // namespace

RowPacker::RowPacker(const Options& options, AddressText address_text)
    : options_(options), address_text_(std::move(address_text)) {}

void RowPacker::add(std::uint64_t number, const Datagram& datagram) {
  const auto length = std::min(datagram.payload.size(), options_.payload_limit);
  const Text source = sourceOf(datagram);
  const Text destination =
      datagram.source_path ? Text{} : textOf(datagram.destination, last_destination_);
  const Credentials credentials = datagram.credentials.value_or(Credentials{});
  rows_.push_back({.number = number,
                   .time = datagram.time,
                   .payload_offset = store(datagram.payload.data(), length),
                   .payload_length = static_cast<std::uint32_t>(length),
                   .original_length = datagram.original_length,
                   .socket = datagram.socket,
                   .interface_index = datagram.interface_index,
                   .source_offset = source.offset,
                   .destination_offset = destination.offset,
                   .source_port = datagram.source.port,
                   .destination_port = datagram.destination.port,
                   .source_length = source.length,
                   .destination_length = destination.length,
                   .ttl = datagram.ttl,
                   .flags = flagsOf(datagram),
                   .traffic_class = datagram.traffic_class,
                   .reserved = {},
                   .sender_process = credentials.process,
                   .sender_user = credentials.user,
                   .sender_group = credentials.group,
                   .frame_length = datagram.frame_length,
                   .frame = datagram.frame});
}

void RowPacker::reserve(std::size_t rows, std::size_t bytes) {
  // Doubling, for a vector grows to exactly what reserve() asks, which would copy it every time.
  if (rows_.size() + rows > rows_.capacity()) {
    rows_.reserve(std::max(rows_.size() + rows, 2 * rows_.capacity()));
  }
  if (data_.size() + bytes > data_.capacity()) {
    data_.reserve(std::max(data_.size() + bytes, 2 * data_.capacity()));
  }
}

void RowPacker::reset(AddressText address_text) {
  address_text_ = std::move(address_text);
  rows_.clear();
  data_.clear();
  texts_.clear();
  last_source_.reset();
  last_destination_.reset();
}

void RowPacker::copyTo(std::span<std::byte> buffer) const noexcept {
  const PackedHeader header = {.row_count = static_cast<std::uint32_t>(rows_.size()),
                               .row_size = sizeof(PackedRow)};
  std::memcpy(buffer.data(), &header, sizeof header);
  std::byte* at = buffer.data() + sizeof header;
  const auto base = static_cast<std::uint32_t>(size() - data_.size());
  for (PackedRow row : rows_) {
    row.payload_offset += base;
    row.source_offset += base;
    row.destination_offset += base;
    std::memcpy(at, &row, sizeof row);
    at += sizeof row;
  }
  if (!data_.empty()) std::memcpy(at, data_.data(), data_.size());
}

RowPacker::Text RowPacker::sourceOf(const Datagram& datagram) {
  if (datagram.source_path) return storeText(*datagram.source_path);
  return textOf(datagram.source, last_source_);
}

RowPacker::Text RowPacker::textOf(const SocketAddress& address, std::optional<LastText>& last) {
  SocketAddress key = address;
  key.port = 0;
  if (last && last->address == key) return last->text;
  auto entry = texts_.find(key);
  if (entry == texts_.end()) {
    entry = texts_.emplace(key, storeText(address_text_(address))).first;
  }
  last = {key, entry->second};
  return entry->second;
}

RowPacker::Text RowPacker::storeText(std::string_view text) {
  return {.offset = store(text.data(), text.size()),
          .length = static_cast<std::uint8_t>(text.size())};
}

/// Returns the offset from the start of the data.
std::uint32_t RowPacker::store(const void* data, std::size_t size) {
  if (this->size() + sizeof(PackedRow) + size > options_.size_limit) {
    throw std::length_error("the rows take more than " + std::to_string(options_.size_limit) +
                            " bytes: ask for fewer rows or a smaller payload limit");
  }
  const auto offset = data_.size();
  const auto* bytes = static_cast<const std::byte*>(data);
  if (size > 0) data_.insert(data_.end(), bytes, bytes + size);
  return static_cast<std::uint32_t>(offset);
}

}  // namespace gramscope
