#include "core/file/file_rows.h"

#include <algorithm>
#include <vector>

namespace gramscope::file {
namespace {

/// Reads ahead, for the payloads of neighbouring rows are neighbours in the file.
class PayloadReader {
 public:
  explicit PayloadReader(Input& input) : input_(input) {}

  /// Up to `limit` bytes of what the pieces hold; valid until the next call.
  std::span<const std::byte> read(const Pieces& pieces, std::size_t limit) {
    if (pieces.size() == 1)
      return at(pieces[0].offset, std::min<std::size_t>(pieces[0].length, limit));
    joined_.clear();
    for (const Piece& piece : pieces) {
      const auto wanted = std::min<std::size_t>(piece.length, limit - joined_.size());
      const auto bytes = at(piece.offset, wanted);
      joined_.insert(joined_.end(), bytes.begin(), bytes.end());
      if (bytes.size() < piece.length) break;
    }
    return joined_;
  }

 private:
  static constexpr std::size_t kAhead = std::size_t{1} << 16;

  std::span<const std::byte> at(std::uint64_t offset, std::size_t length) {
    if (offset < base_ || offset + length > base_ + size_) load(offset, length);
    if (offset - base_ > size_) return {};
    const auto skipped = static_cast<std::size_t>(offset - base_);
    return std::span<const std::byte>(buffer_).subspan(skipped, std::min(length, size_ - skipped));
  }

  void load(std::uint64_t offset, std::size_t length) {
    buffer_.resize(std::max({buffer_.size(), length, kAhead}));
    base_ = offset;
    size_ = 0;
    while (size_ < length) {
      const auto got = input_.readAt(offset + size_, std::span(buffer_).subspan(size_));
      if (got == 0) return;
      size_ += got;
    }
  }

  Input& input_;
  std::vector<std::byte> buffer_;
  std::uint64_t base_ = 0;
  std::size_t size_ = 0;
  std::vector<std::byte> joined_;
};

}  // namespace

void packRows(const FileIndex& index, Input& input, std::uint64_t first, std::size_t count,
              std::size_t payload_limit, RowPacker& packer) {
  PayloadReader reader(input);
  std::size_t total = 0;
  auto number = first;
  for (IndexedDatagram& row : index.rows(first, count)) {
    const auto wanted = std::min<std::size_t>(row.captured_length, payload_limit);
    if (number > first && total + wanted > kMostPayload) return;
    total += wanted;
    row.datagram.payload = reader.read(row.payload, wanted);
    if (row.source_path) row.datagram.source_path = *row.source_path;
    packer.add(number++, row.datagram);
  }
}

}  // namespace gramscope::file
