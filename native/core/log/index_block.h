#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/datagram.h"
#include "core/log/growing_table.h"
#include "core/log/index_row.h"
#include "core/pieces.h"

namespace gramscope {

/// How a datagram came in: of a capture the socket and the index of the network interface, of a
/// file the number of the file's interface alone.
struct RowOrigin {
  std::uint32_t socket = 0;
  std::uint32_t interface_index = 0;
  /// How much longer its frame is than its payload, modulo 2^32: the frame of the last fragment is
  /// shorter.
  std::uint32_t frame_excess = 0;

  friend bool operator==(const RowOrigin&, const RowOrigin&) = default;
};

/// What is put into an index. Views live as long as the call.
struct LogEntry {
  /// With the payload itself or without; only its beginning is looked at, for a PRI.
  Datagram datagram{};
  std::uint32_t captured_length = 0;
  /// Where the payload lies, unless in `pieces`. 48 bits.
  std::uint64_t offset = 0;
  std::span<const Piece> pieces{};
};

/// A datagram of an index, and where its payload lies. Views live as long as the block.
struct IndexedDatagram {
  /// Without payload.
  Datagram datagram;
  std::uint32_t captured_length = 0;
  Pieces payload{};
};

/// Up to `kRows` consecutive rows of an index, with all that they point to. One thread appends and
/// publishes, any number of others read what is published.
class IndexBlock {
 public:
  static constexpr std::size_t kRows = std::size_t{1} << 15;

  /// Throws std::bad_alloc.
  explicit IndexBlock(std::uint64_t first_number);

  /// Number of the first row.
  std::uint64_t firstNumber() const noexcept { return first_number_; }

  /// The published rows.
  std::span<const IndexRow> rows() const noexcept {
    return {rows_.get(), published_.load(std::memory_order_acquire)};
  }

  IndexedDatagram at(const IndexRow& row) const;

  const SocketAddress& address(std::uint16_t number) const noexcept { return addresses_[number]; }
  /// Of a Unix datagram: its sender's path, `@name`, or nothing.
  std::string_view text(std::uint16_t number) const noexcept { return texts_[number]; }
  const RowOrigin& origin(std::uint16_t number) const noexcept { return origins_[number]; }

 private:
  friend class BlockWriter;

  const std::uint64_t first_number_;
  std::unique_ptr<IndexRow[]> rows_;
  std::atomic<std::size_t> published_ = 0;
  GrowingTable<SocketAddress> addresses_;
  GrowingTable<std::string> texts_;
  GrowingTable<RowOrigin> origins_;
  GrowingTable<Piece> pieces_;
};

}  // namespace gramscope
