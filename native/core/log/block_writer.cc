#include "core/log/block_writer.h"

#include <algorithm>

#include "core/log/priority.h"

namespace gramscope {
namespace {

/// The longest name of a sender that packed rows hold.
constexpr std::size_t kLongestText = 255;

std::uint16_t flagsOf(const LogEntry& entry) noexcept {
  const Datagram& datagram = entry.datagram;
  unsigned flags = static_cast<unsigned>(datagram.direction);
  if (datagram.source_path) flags |= IndexRow::kUnix;
  if (!entry.pieces.empty()) flags |= IndexRow::kScattered;
  if (datagram.ttl != kUnknownTtl) flags |= IndexRow::kHasTtl;
  if (datagram.truncated || entry.captured_length < datagram.original_length) {
    flags |= IndexRow::kTruncated;
  }
  if (const auto priority = readPriority(datagram.payload)) {
    flags |= IndexRow::kHasPriority | unsigned{*priority} << IndexRow::kPriorityShift;
  }
  return static_cast<std::uint16_t>(flags);
}

RowOrigin originOf(const Datagram& datagram) noexcept {
  return {.socket = datagram.socket,
          .interface_index = datagram.interface_index,
          .frame_excess = datagram.frame_length - datagram.original_length};
}

}  // namespace

void BlockWriter::append(const LogEntry& entry) {
  const Datagram& datagram = entry.datagram;
  const bool is_unix = datagram.source_path.has_value();
  const auto captured = std::min(entry.captured_length, IndexRow::kMostCaptured);
  IndexRow row{};
  row.time = datagram.time;
  row.offset = place(entry);
  row.flags = flagsOf(entry);
  row.frame = datagram.frame;
  row.captured_length = captured;
  row.original_length = datagram.original_length;
  row.source = is_unix ? textNumber(*datagram.source_path) : addressNumber(datagram.source);
  row.destination = is_unix ? std::uint16_t{0} : addressNumber(datagram.destination);
  row.source_port = datagram.source.port;
  row.destination_port = datagram.destination.port;
  const RowOrigin origin = originOf(datagram);
  row.origin = origins_.numberOf(origin, origin, block_->origins_);
  row.ttl = static_cast<std::uint8_t>(datagram.ttl);
  row.traffic_class = datagram.traffic_class;
  block_->rows_[count_] = row;
  ++count_;
}

std::size_t BlockWriter::OriginHash::operator()(const RowOrigin& origin) const noexcept {
  const auto place = std::uint64_t{origin.socket} << 32 | origin.interface_index;
  const auto mixed = (place * 0x9e3779b97f4a7c15 ^ origin.frame_excess) * 0xff51afd7ed558ccd;
  return static_cast<std::size_t>(mixed ^ mixed >> 29);
}

/// Two addresses a row: their numbers fit 16 bits.
std::uint16_t BlockWriter::addressNumber(const SocketAddress& address) {
  return addresses_.numberOf(address, block_->addresses_);
}

std::uint16_t BlockWriter::textNumber(std::string_view text) {
  text = text.substr(0, kLongestText);
  const auto known = texts_.find(text);
  if (known != texts_.end()) return known->second;
  const auto number = static_cast<std::uint16_t>(block_->texts_.append(std::string(text)));
  texts_.emplace(text, number);
  return number;
}

std::uint64_t BlockWriter::place(const LogEntry& entry) {
  if (entry.pieces.empty()) return entry.offset;
  const std::uint64_t first = block_->pieces_.size();
  for (const Piece& piece : entry.pieces) block_->pieces_.append(piece);
  return first;
}

}  // namespace gramscope
