// Indexes the input as a capture file, and reads every row: nothing that a file contains may crash,
// hang, or take memory out of proportion.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "core/export/export.h"
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

class MemoryDestination : public exporting::Destination {
 public:
  void write(std::span<const std::byte> bytes) override {
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  }

  std::span<const std::byte> bytes() const { return bytes_; }

 private:
  std::vector<std::byte> bytes_;
};

/// Exports everything, and reads that again.
file::IndexProgress exported(Input& input, exporting::Container container,
                             exporting::Framing framing) {
  MemoryDestination destination;
  exporting::exportFrames(input, destination, {.container = container, .framing = framing},
                          [](const auto&) {});
  MemoryInput copy(destination.bytes());
  LogIndex index;
  file::ProgressBoard board;
  file::FileIndexer(copy, index, board, [] {}).run();
  return board.progress();
}

/// A copy has what the source has, and nothing that is wrong.
void requireExports(Input& input, const file::IndexProgress& source) {
  using exporting::Container;
  using exporting::Framing;
  if (!source.failure.empty()) return;
  const auto copy = exported(input, Container::kPcapng, Framing::kOriginal);
  require(copy.damage.count() == 0 && copy.datagrams == source.datagrams);
  exported(input, Container::kPcap, Framing::kOriginal);
  exported(input, Container::kPcap, Framing::kEthernet);
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
  requireExports(input, progress);
  constexpr std::size_t kBatch = 256;
  for (std::uint64_t first = 1; first <= progress.datagrams;) {
    RowPacker packer({}, [](const SocketAddress&) { return std::string("address"); });
    packRows(index.snapshot(first, kBatch), input, SIZE_MAX, packer);
    require(packer.rowCount() > 0);
    first += packer.rowCount();
  }
  return 0;
}
