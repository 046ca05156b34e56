#include "core/export/block_copy.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/file/block_kinds.h"

namespace gramscope::exporting {
namespace {

constexpr std::size_t kLengthField = 4;

}  // namespace

void BlockCopy::add(const Block& block, const file::Frame& frame,
                    const std::vector<file::FileInterface>& interfaces) {
  if (block.type == file::kSectionHeader) beginSection(block.order);
  if (!isSelected(block)) return;
  if (file::isPacket(block.type) && !block.has_packet) {
    ++counts_.unreadable;
    return;
  }
  if (section_ != block.order && !rebuilt_) rebuilt_.emplace(output_);
  if (!rebuilt_) {
    copy(block);
    if (block.frame != 0) ++counts_.frames;
  } else if (block.has_packet) {
    rebuild(frame, interfaces[frame.interface]);
    ++counts_.frames;
  } else if (block.frame != 0) {
    ++counts_.without_packet;
  }
}

void BlockCopy::beginSection(const file::ByteOrder& order) {
  section_ = order;
  rebuilt_.reset();
}

void BlockCopy::rebuild(const file::Frame& frame, const file::FileInterface& interface) {
  rebuilt_->add({.link_type = frame.link_type,
                 .header = {},
                 .body = frame.bytes,
                 .original_length = frame.original_length},
                frame, interface);
}

/// Custom blocks count as frames, and yet say something of the file, like all blocks without a
/// packet; one kind of them asks not to be copied to a file that is not the same
/// (draft-ietf-opsawg-pcapng, 4.8).
bool BlockCopy::isSelected(const Block& block) const {
  if (!options_.frames || block.frame == 0) return true;
  if (block.type == file::kCustom) return true;
  if (block.type == file::kCustomNotCopied) return false;
  return options_.frames->has(block.frame);
}

void BlockCopy::copy(const Block& block) {
  Bytes& bytes = output_.bytes();
  const auto start = bytes.size();
  // The length before it counts where the one after it says something else.
  if (block.bytes.empty()) {
    std::array<std::byte, 2 * kLengthField> head;
    if (source_.readAt(block.offset, head) < head.size()) return;
    copyRange(block.offset, block.length - kLengthField);
    output_.append(std::span(head).last(kLengthField));
  } else {
    output_.append(block.bytes.first(block.length - kLengthField));
    output_.append(block.bytes.subspan(kLengthField, kLengthField));
  }
  const bool is_same = !options_.frames && options_.is_intact;
  if (block.type == file::kSectionHeader && !is_same) {
    // The length of the section, by which readers may skip it, to "unknown": it has become shorter
    // (draft-ietf-opsawg-pcapng, 4.1).
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(start) + 16, 8, std::byte{0xff});
  }
  output_.settle();
}

/// For what is longer than is kept in memory.
void BlockCopy::copyRange(std::uint64_t offset, std::uint64_t length) {
  Bytes piece(std::size_t{1} << 20);
  while (length > 0) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(length, piece.size()));
    const auto got = source_.readAt(offset, std::span(piece).first(wanted));
    // The file shrank meanwhile; zeros keep what follows in its place.
    if (got == 0) std::ranges::fill(piece, std::byte{0});
    const auto taken = got == 0 ? wanted : got;
    output_.append(std::span(piece).first(taken));
    output_.settle();
    offset += taken;
    length -= taken;
  }
}

}  // namespace gramscope::exporting
