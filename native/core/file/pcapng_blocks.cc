#include "core/file/pcapng_blocks.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

namespace gramscope {
namespace {

constexpr std::uint32_t kSectionHeader = 0x0a0d0d0a;
constexpr std::uint32_t kByteOrderMagic = 0x1a2b3c4d;
constexpr std::uint32_t kInterfaceDescription = 1;
constexpr std::uint32_t kInterfaceStatistics = 5;

constexpr std::uint16_t kComment = 1;
constexpr std::uint16_t kUserApplication = 4;
constexpr std::uint16_t kInterfaceName = 2;
constexpr std::uint16_t kInterfaceDescriptionText = 3;
constexpr std::uint16_t kTimestampResolution = 9;
constexpr std::uint16_t kFilter = 11;
constexpr std::uint16_t kPacketFlags = 2;
constexpr std::uint16_t kPacketDropCount = 4;
constexpr std::uint16_t kStatisticsStart = 2;
constexpr std::uint16_t kStatisticsEnd = 3;
constexpr std::uint16_t kStatisticsReceived = 4;
constexpr std::uint16_t kStatisticsDropped = 5;

/// Everything in a block begins at a multiple of four bytes.
constexpr std::size_t padded(std::size_t size) noexcept { return (size + 3) & ~std::size_t{3}; }

/// Writes one block; gives the buffer back as it was if it does not come to finish().
class Block {
 public:
  Block(Bytes& file, std::uint32_t type, std::size_t expected_size)
      : file_(file), start_(file.size()) {
    // Grown by doubling, for reserve() alone takes exactly what it is asked.
    const std::size_t needed = start_ + expected_size;
    if (needed > file_.capacity()) file_.reserve(std::max(needed, 2 * file_.capacity()));
    value(type);
    value(std::uint32_t{0});
  }

  ~Block() {
    if (!is_finished_) file_.resize(start_);
  }
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;

  template <typename T>
  void value(T value) {
    bytes(&value, sizeof value);
  }

  void bytes(const void* data, std::size_t size) {
    const auto* from = static_cast<const std::byte*>(data);
    file_.insert(file_.end(), from, from + size);
  }

  void pad() { file_.resize(start_ + padded(file_.size() - start_)); }

  /// Longer text than an option can have is cut.
  void option(std::uint16_t code, std::string_view text) {
    const auto size = std::min<std::size_t>(text.size(), std::numeric_limits<std::uint16_t>::max());
    value(code);
    value(static_cast<std::uint16_t>(size));
    if (size > 0) bytes(text.data(), size);
    pad();
  }

  template <typename T>
  void number(std::uint16_t code, T number) {
    value(code);
    value(static_cast<std::uint16_t>(sizeof number));
    value(number);
    pad();
  }

  /// Ends options, and the block.
  void finish() {
    value(std::uint32_t{0});
    const auto length = static_cast<std::uint32_t>(file_.size() - start_ + sizeof(std::uint32_t));
    value(length);
    std::memcpy(file_.data() + start_ + sizeof(std::uint32_t), &length, sizeof length);
    is_finished_ = true;
  }

 private:
  Bytes& file_;
  const std::size_t start_;
  bool is_finished_ = false;
};

struct Time {
  std::uint32_t high;
  std::uint32_t low;
};

Time split(std::int64_t time) noexcept {
  const auto unsigned_time = static_cast<std::uint64_t>(time);
  return {.high = static_cast<std::uint32_t>(unsigned_time >> 32),
          .low = static_cast<std::uint32_t>(unsigned_time)};
}

}  // namespace

void appendSectionHeader(Bytes& file, std::string_view application) {
  Block block(file, kSectionHeader, 64 + application.size());
  block.value(kByteOrderMagic);
  block.value(std::uint16_t{1});
  block.value(std::uint16_t{0});
  block.value(std::int64_t{-1});
  block.option(kUserApplication, application);
  block.finish();
}

void appendInterface(Bytes& file, const InterfaceDescription& description) {
  Block block(
      file, kInterfaceDescription,
      64 + description.name.size() + description.description.size() + description.filter.size());
  block.value(static_cast<std::uint16_t>(description.link_type));
  block.value(std::uint16_t{0});
  block.value(description.snap_length);
  if (!description.name.empty()) block.option(kInterfaceName, description.name);
  if (!description.description.empty()) {
    block.option(kInterfaceDescriptionText, description.description);
  }
  block.number(kTimestampResolution, std::uint8_t{9});
  // The zero before the text says that it is one (draft-ietf-opsawg-pcapng, 4.2).
  if (!description.filter.empty()) block.option(kFilter, '\0' + description.filter);
  block.finish();
}

void appendPacket(Bytes& file, const PacketBlock& packet) {
  const std::size_t captured = packet.headers.size() + packet.payload.size();
  Block block(file, kPacketBlockType, 80 + captured + packet.comment.size());
  const auto [high, low] = split(packet.time);
  // Written at once: this is done for every datagram that is recorded.
  const std::array<std::uint32_t, 5> fixed = {
      packet.interface, high, low, static_cast<std::uint32_t>(captured), packet.original_length};
  block.bytes(fixed.data(), sizeof fixed);
  block.bytes(packet.headers.data(), packet.headers.size());
  if (!packet.payload.empty()) block.bytes(packet.payload.data(), packet.payload.size());
  block.pad();
  const auto flags = static_cast<std::uint32_t>(packet.direction) |
                     static_cast<std::uint32_t>(packet.reception) << 2;
  if (flags != 0) block.number(kPacketFlags, flags);
  if (packet.dropped > 0) block.number(kPacketDropCount, packet.dropped);
  if (!packet.comment.empty()) block.option(kComment, packet.comment);
  block.finish();
}

void appendStatistics(Bytes& file, const InterfaceStatistics& statistics) {
  Block block(file, kInterfaceStatistics, 96);
  const auto [high, low] = split(statistics.time);
  const auto start = split(statistics.start_time);
  block.value(statistics.interface);
  block.value(high);
  block.value(low);
  block.number(kStatisticsStart, start);
  block.number(kStatisticsEnd, Time{high, low});
  block.number(kStatisticsReceived, statistics.received);
  block.number(kStatisticsDropped, statistics.dropped);
  block.finish();
}

}  // namespace gramscope
