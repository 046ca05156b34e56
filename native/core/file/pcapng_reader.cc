#include "core/file/pcapng_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "core/file/block_kinds.h"
#include "core/file/pcapng_options.h"

namespace gramscope::file {
namespace {

/// Type and length before the body of a block, the length again after it.
constexpr std::size_t kHeader = 8;
constexpr std::size_t kTrailer = 4;

constexpr std::uint32_t kByteOrderMagic = 0x1a2b3c4d;

/// Nothing where the bytes are no byte-order magic.
std::optional<ByteOrder> orderOf(const std::byte* magic) {
  for (const auto order : {std::endian::little, std::endian::big}) {
    if (ByteOrder(order).u32(magic) == kByteOrderMagic) return ByteOrder(order);
  }
  return std::nullopt;
}

std::string terminatedText(std::span<const std::byte> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return std::string(text.substr(0, text.find('\0')));
}

std::uint32_t leastOf(std::uint32_t type) {
  return std::max<std::uint32_t>(leastLength(type), kBlockFrame);
}

/// Blocks of unknown types may be of any length.
bool isPossible(std::uint32_t type, std::uint32_t length) {
  const bool is_too_long = leastLength(type) != 0 && length > PcapngReader::kLongestBlock;
  return length >= leastOf(type) && length % 4 == 0 && !is_too_long;
}

/// What is wrong with a length that is not possible.
std::string wrongLength(std::uint32_t type, std::uint32_t length) {
  const auto is = "the length of a block is " + std::to_string(length) + " bytes, ";
  if (length < leastOf(type)) return is + std::to_string(leastOf(type)) + " is the least";
  if (length % 4 != 0) return is + "which is no multiple of 4";
  return is + std::to_string(PcapngReader::kLongestBlock) + " is the most";
}

}  // namespace

bool PcapngReader::recognises(std::span<const std::byte> start) {
  return start.size() >= 12 && big32(start.data()) == kSectionHeader && orderOf(start.data() + 8);
}

bool PcapngReader::next(Frame& frame) {
  Block block;
  while (nextBlock(block, frame)) {
    if (block.has_packet) return true;
  }
  return false;
}

bool PcapngReader::nextBlock(Block& block, Frame& frame) {
  while (!window_.at(offset_, kBlockFrame).empty()) {
    block = {.offset = offset_};
    if (auto wrong = locate(block); !wrong.empty()) {
      recover(std::move(wrong));
      continue;
    }
    if (!block.bytes.empty()) {
      const auto frames = frames_;
      block.has_packet = read(block, frame);
      block.frame = frames_ == frames ? 0 : frames_;
    }
    offset_ += block.length;
    return true;
  }
  return false;
}

/// Finds out where the block ends. Empty, or why nothing can be said of what follows.
std::string PcapngReader::locate(Block& block) {
  const auto bytes = window_.at(offset_, kBlockFrame);
  if (bytes.size() < kBlockFrame) return "the file ends in the middle of a block";
  if (big32(bytes.data()) == kSectionHeader && !startSection(bytes)) {
    return "a section header without its byte-order magic";
  }
  block.type = order_.u32(bytes.data());
  block.length = order_.u32(bytes.data() + 4);
  block.order = order_;
  if (!isPossible(block.type, block.length)) return wrongLength(block.type, block.length);
  // Only what is read of it: a block that is passed over may be larger than the window.
  const bool is_passed_over = block.length > kLongestBlock;
  const std::size_t size = is_passed_over ? kTrailer : block.length;
  const auto whole = window_.at(offset_ + block.length - size, size);
  if (whole.size() < size) {
    return "the file ends before this block of " + std::to_string(block.length) + " bytes does";
  }
  if (!is_passed_over) block.bytes = whole.first(size);
  const auto trailer = order_.u32(whole.data() + size - kTrailer);
  return trailer == block.length ? std::string() : wrongTrailer(block, trailer);
}

/// Empty where another block follows all the same.
std::string PcapngReader::wrongTrailer(Block& block, std::uint32_t trailer) {
  auto reason = "a block says " + std::to_string(block.length) + " bytes before and " +
                std::to_string(trailer) + " after it";
  if (!canGoOnAt(offset_ + block.length)) return reason;
  note(std::move(reason));
  // The window has moved.
  if (!block.bytes.empty()) block.bytes = window_.at(offset_, block.length).first(block.length);
  return {};
}

bool PcapngReader::read(const Block& block, Frame& frame) {
  // Without the trailer, which may otherwise pass for data.
  const auto bytes = block.bytes.first(block.length - kTrailer);
  switch (block.type) {
    case kSectionHeader:
      section_ = interfaces_.size();
      return false;
    case kInterfaceDescription:
      addInterface(bytes);
      return false;
    case kEnhancedPacket:
      return enhancedPacket(bytes, frame);
    case kObsoletePacket:
      return obsoletePacket(bytes, frame);
    case kSimplePacket:
      return simplePacket(bytes, frame);
    default:
      if (isFrameWithoutPacket(block.type)) ++frames_;
      return false;
  }
}

/// Takes on the byte order of the section. False where it has none.
bool PcapngReader::startSection(std::span<const std::byte> bytes) {
  const auto order = orderOf(bytes.data() + 8);
  if (order) order_ = *order;
  return order.has_value();
}

void PcapngReader::addInterface(std::span<const std::byte> bytes) {
  if (interfaces_.size() >= kMostInterfaces) {
    return note("more than " + std::to_string(kMostInterfaces) + " interfaces");
  }
  constexpr std::uint16_t kName = 2;
  constexpr std::uint16_t kDescription = 3;
  constexpr std::uint16_t kResolution = 9;
  constexpr std::uint16_t kOffset = 14;
  FileInterface interface{.id = static_cast<std::uint32_t>(interfaces_.size() - section_),
                          .link_type = order_.u16(bytes.data() + 8),
                          .snap_length = order_.u32(bytes.data() + 12)};
  std::uint8_t resolution = TimestampUnit::kMicroseconds;
  std::int64_t offset = 0;
  visitOptions(order_, bytes.subspan(16), [&](std::uint16_t code, auto value) {
    if (code == kName) interface.name = terminatedText(value);
    if (code == kDescription) interface.description = terminatedText(value);
    if (code == kResolution && value.size() == 1) resolution = u8(value.data());
    if (code == kOffset && value.size() == 8) {
      offset = static_cast<std::int64_t>(order_.u64(value.data()));
    }
  });
  interface.unit = TimestampUnit(resolution, offset);
  interfaces_.push_back(std::move(interface));
}

bool PcapngReader::enhancedPacket(std::span<const std::byte> bytes, Frame& frame) {
  return timedPacket(bytes, order_.u32(bytes.data() + kHeader), frame);
}

/// Section 11.1 of the draft: replaced by the enhanced packet block, from which it differs in what
/// stands in the place of the interface.
bool PcapngReader::obsoletePacket(std::span<const std::byte> bytes, Frame& frame) {
  return timedPacket(bytes, order_.u16(bytes.data() + kHeader), frame);
}

bool PcapngReader::timedPacket(std::span<const std::byte> bytes, std::uint32_t interface,
                               Frame& frame) {
  const auto* body = bytes.data() + kHeader;
  const auto captured = order_.u32(body + 12);
  if (!packet(bytes.subspan(28), interface, captured, order_.u32(body + 16), frame)) return false;
  frame.offset = offset_ + 28;
  const auto time = std::uint64_t{order_.u32(body + 4)} << 32 | order_.u32(body + 8);
  frame.time = interfaces_[frame.interface].unit.nanoseconds(time);
  const std::size_t padded = (std::size_t{captured} + 3) / 4 * 4;
  if (bytes.size() > 28 + padded) readOptions(bytes.subspan(28 + padded), frame);
  return true;
}

/// It has neither time nor captured length: the snap length of the first interface cuts it.
bool PcapngReader::simplePacket(std::span<const std::byte> bytes, Frame& frame) {
  const auto original = order_.u32(bytes.data() + kHeader);
  const auto data = bytes.subspan(12);
  auto captured = original;
  if (section_ < interfaces_.size() && interfaces_[section_].snap_length != 0) {
    captured = std::min(captured, interfaces_[section_].snap_length);
  }
  if (!packet(data, 0, captured, original, frame)) return false;
  frame.offset = offset_ + 12;
  frame.time = 0;
  return true;
}

/// What all packet blocks have in common. `bytes` begin with the packet.
bool PcapngReader::packet(std::span<const std::byte> bytes, std::uint32_t interface,
                          std::uint32_t captured, std::uint32_t original, Frame& frame) {
  frame.number = ++frames_;
  if (captured > bytes.size()) {
    note("a packet of " + std::to_string(captured) + " bytes in a block that has room for " +
         std::to_string(bytes.size()));
    return false;
  }
  if (!setInterface(interface, frame)) return false;
  frame.bytes = bytes.first(captured);
  frame.original_length = std::max(captured, original);
  frame.direction = Direction::kUnknown;
  frame.comment = {};
  return true;
}

bool PcapngReader::setInterface(std::uint32_t interface, Frame& frame) {
  const auto known = interfaces_.size() - section_;
  if (interface >= known) {
    note("a packet of interface " + std::to_string(interface) + ", where the section describes " +
         std::to_string(known));
    return false;
  }
  frame.interface = static_cast<std::uint32_t>(section_ + interface);
  frame.link_type = interfaces_[frame.interface].link_type;
  return true;
}

void PcapngReader::readOptions(std::span<const std::byte> options, Frame& frame) const {
  constexpr std::uint16_t kComment = 1;
  constexpr std::uint16_t kFlags = 2;
  visitOptions(order_, options, [&](std::uint16_t code, auto value) {
    if (code == kComment && frame.comment.empty()) {
      frame.comment = {reinterpret_cast<const char*>(value.data()), value.size()};
    }
    if (code == kFlags && value.size() == 4) {
      const auto direction = order_.u32(value.data()) & 3;
      if (direction != 3) frame.direction = static_cast<Direction>(direction);
    }
  });
}

}  // namespace gramscope::file
