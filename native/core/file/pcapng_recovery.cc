// How a PcapngReader finds its way again after damage.

#include <algorithm>
#include <utility>

#include "core/file/block_kinds.h"
#include "core/file/pcapng_reader.h"

namespace gramscope::file {
namespace {

std::span<const std::byte> whole(Window& window, std::uint64_t offset, std::uint32_t length) {
  const auto bytes = window.at(offset, length);
  return bytes.first(std::min<std::size_t>(bytes.size(), length));
}

/// Whether the length is possible for the type, and is said again at the end of the block.
bool isFramed(const ByteOrder& order, std::span<const std::byte> bytes, std::uint32_t length) {
  return bytes.size() == length && order.u32(bytes.data() + length - 4) == length;
}

bool isLikely(std::uint32_t least, std::uint32_t length) {
  return least != 0 && length >= least && length % 4 == 0 && length <= PcapngReader::kLongestBlock;
}

}  // namespace

/// Whether a block of a known type lies there, with the same length before and after it.
bool PcapngReader::isPlausible(std::uint64_t offset) {
  const auto head = window_.at(offset, kBlockFrame);
  if (head.size() < kBlockFrame) return false;
  if (big32(head.data()) == kSectionHeader) return isPlausibleSection(offset);
  const auto type = order_.u32(head.data());
  const auto length = order_.u32(head.data() + 4);
  if (!isLikely(leastLength(type), length)) return false;
  const auto bytes = whole(window_, offset, length);
  if (!isFramed(order_, bytes, length)) return false;
  const bool has_captured_length = type == kEnhancedPacket || type == kObsoletePacket;
  return !has_captured_length || order_.u32(bytes.data() + 20) <= length - 32;
}

/// In either byte order.
bool PcapngReader::isPlausibleSection(std::uint64_t offset) {
  const auto head = window_.at(offset, kBlockFrame);
  if (!recognises(head)) return false;
  const ByteOrder order(u8(head.data() + 8) == 0x1a ? std::endian::big : std::endian::little);
  const auto length = order.u32(head.data() + 4);
  return isLikely(leastLength(kSectionHeader), length) &&
         isFramed(order, whole(window_, offset, length), length);
}

/// Whether the file ends there, or a block begins.
bool PcapngReader::canGoOnAt(std::uint64_t offset) {
  return window_.at(offset, 1).empty() || isPlausible(offset);
}

/// Moves to the next plausible block, or to the end of the input.
void PcapngReader::recover(std::string reason) {
  const auto begin = offset_;
  for (++offset_;; ++offset_) {
    const auto bytes = window_.at(offset_, kBlockFrame);
    if (bytes.size() < kBlockFrame) {
      offset_ += bytes.size();
      break;
    }
    const bool may_begin =
        big32(bytes.data()) == kSectionHeader || leastLength(order_.u32(bytes.data())) != 0;
    if (may_begin && isPlausible(offset_)) break;
  }
  damage_.add({begin, std::move(reason), offset_ - begin});
}

}  // namespace gramscope::file
