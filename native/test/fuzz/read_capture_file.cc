// Indexes the input as a capture file, and reads every row: nothing that a file contains may crash,
// hang, or take memory out of proportion.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>

#include "core/file/file_indexer.h"
#include "core/log/log_rows.h"

namespace {

using namespace gramscope;

class MemoryInput : public Input {
 public:
  explicit MemoryInput(std::span<const std::byte> bytes) : bytes_(bytes) {}

  std::size_t readAt(std::uint64_t offset, std::span<std::byte> into) override {
    if (offset >= bytes_.size()) return 0;
    const auto rest = bytes_.subspan(static_cast<std::size_t>(offset));
    const auto count = std::min(rest.size(), into.size());
    std::memcpy(into.data(), rest.data(), count);
    return count;
  }

  std::uint64_t size() override { return bytes_.size(); }

 private:
  std::span<const std::byte> bytes_;
};

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  MemoryInput input({reinterpret_cast<const std::byte*>(data), size});
  LogIndex index;
  file::ProgressBoard board;
  file::FileIndexer(input, index, board, [] {}).run();
  const auto progress = board.progress();
  require(progress.is_done);
  // The smallest frame has a header of 12 bytes and more.
  require(progress.frames <= size / 12 && progress.datagrams <= progress.frames);
  constexpr std::size_t kBatch = 256;
  for (std::uint64_t first = 1; first <= progress.datagrams;) {
    RowPacker packer({}, [](const SocketAddress&) { return std::string("address"); });
    packRows(index.snapshot(first, kBatch), input, SIZE_MAX, packer);
    require(packer.rowCount() > 0);
    first += packer.rowCount();
  }
  return 0;
}
