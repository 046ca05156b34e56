#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/input.h"
#include "core/log/index_block.h"

namespace gramscope {

/// Reads payloads of rows, one after the other. It reads ahead, for the payloads of neighbouring
/// rows are neighbours in the file. Passes on what the input throws.
class PayloadReader {
 public:
  /// Bytes of one read, unless a payload is longer.
  static constexpr std::size_t kUsualAhead = std::size_t{1} << 16;

  /// The input must outlive this.
  explicit PayloadReader(Input& input, std::size_t ahead = kUsualAhead)
      : input_(input), ahead_(ahead) {}

  /// Up to `limit` bytes of the payload of a row of this block; valid until the next call. A file
  /// that shrank has less.
  std::span<const std::byte> read(const IndexBlock& block, const IndexRow& row, std::size_t limit) {
    const auto wanted = std::min<std::size_t>(row.captured_length, limit);
    if (!row.has(IndexRow::kScattered)) return at(row.offset, wanted);
    return join(block.at(row).payload, wanted);
  }

 private:
  std::span<const std::byte> at(std::uint64_t offset, std::size_t length) {
    if (offset < base_ || offset + length > base_ + size_) load(offset, length);
    const auto skipped = static_cast<std::size_t>(offset - base_);
    if (skipped > size_) return {};
    return std::span<const std::byte>(buffer_).subspan(skipped, std::min(length, size_ - skipped));
  }

  std::span<const std::byte> join(const Pieces& pieces, std::size_t limit);
  void load(std::uint64_t offset, std::size_t length);

  Input& input_;
  const std::size_t ahead_;
  std::vector<std::byte> buffer_;
  std::uint64_t base_ = 0;
  std::size_t size_ = 0;
  std::vector<std::byte> joined_;
};

}  // namespace gramscope
