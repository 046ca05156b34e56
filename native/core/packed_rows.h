#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/datagram.h"

namespace gramscope {

// How datagrams cross into JavaScript: one copied buffer (Electron forbids external ones), little
// endian, offsets from its start.
//
//   PackedHeader | PackedRow x row_count | address texts and payloads, wherever rows point
//
// The same text is stored once, however many rows point to it. `native/lib/packed-rows.ts` mirrors
// this file; `native/lib/packed-rows.test.ts` fails when the two part.

/// Starts a packed buffer.
struct PackedHeader {
  std::uint32_t row_count;
  /// sizeof(PackedRow): a reader that was built for another layout must refuse the buffer.
  std::uint32_t row_size;
};

/// One datagram. `payload_length` is what the buffer holds, `original_length` what was on the wire.
struct PackedRow {
  std::uint64_t number;
  std::int64_t time;
  std::uint32_t payload_offset;
  std::uint32_t payload_length;
  std::uint32_t original_length;
  std::uint32_t socket;
  std::uint32_t interface_index;
  std::uint32_t source_offset;
  std::uint32_t destination_offset;
  std::uint16_t source_port;
  std::uint16_t destination_port;
  std::uint8_t source_length;
  std::uint8_t destination_length;
  std::int16_t ttl;
  std::uint16_t flags;
  std::uint8_t traffic_class;
  std::uint8_t reserved;
  /// Credentials of the sender, where kPackedCredentials is set.
  std::uint32_t sender_process;
  std::uint32_t sender_user;
  std::uint32_t sender_group;
  std::uint32_t frame_length;
  /// Number of the frame in its file, from 1; 0 where there is no file.
  std::uint64_t frame;
};

static_assert(sizeof(PackedHeader) == 8);
static_assert(sizeof(PackedRow) == 80);

/// Bit of PackedRow::flags: the payload was cut short on reception.
inline constexpr std::uint16_t kPackedTruncated = 1;
/// Bit of PackedRow::flags: the row has the credentials of the sender.
inline constexpr std::uint16_t kPackedCredentials = 2;
/// Bits of PackedRow::flags: which way the datagram went. Neither where nobody said so.
inline constexpr std::uint16_t kPackedInbound = 4;
inline constexpr std::uint16_t kPackedOutbound = 8;

/// Collects rows, and lays them out as a packed buffer once their number is known.
class RowPacker {
 public:
  /// Words an address without its port, with the zone where it has one; 255 bytes at most.
  using AddressText = std::function<std::string(const SocketAddress&)>;

  struct Options {
    /// How many bytes of each payload to take at most.
    std::size_t payload_limit = std::size_t{1} << 30;
    /// Bytes the buffer may have. Offsets have 32 bits, hence 4 GiB is the most.
    std::size_t size_limit = std::size_t{1} << 30;
  };

  RowPacker(const Options& options, AddressText address_text);

  /// Throws std::length_error when the buffer would exceed its limit; the message says which. On
  /// any exception the rows added before are whole.
  void add(std::uint64_t number, const Datagram& datagram);

  /// Takes memory for so many more rows and payload bytes at once. Throws std::bad_alloc.
  void reserve(std::size_t rows, std::size_t bytes);

  /// Forgets the rows and keeps the memory, for another use with other texts.
  void reset(AddressText address_text);

  std::size_t rowCount() const noexcept { return rows_.size(); }

  /// Bytes of the packed buffer.
  std::size_t size() const noexcept {
    return sizeof(PackedHeader) + rows_.size() * sizeof(PackedRow) + data_.size();
  }

  /// Writes the packed buffer, size() bytes.
  void copyTo(std::span<std::byte> buffer) const noexcept;

 private:
  struct Text {
    std::uint32_t offset;
    std::uint8_t length;
  };
  /// Most datagrams come from where the one before came from.
  struct LastText {
    SocketAddress address;
    Text text;
  };

  Text sourceOf(const Datagram& datagram);
  Text textOf(const SocketAddress& address, std::optional<LastText>& last);
  Text storeText(std::string_view text);
  std::uint32_t store(const void* data, std::size_t size);

  Options options_;
  AddressText address_text_;
  /// Their offsets count from the start of `data_` until copyTo() knows where that will be.
  std::vector<PackedRow> rows_;
  std::vector<std::byte> data_;
  /// Keyed by the address without its port, because the port is not part of the text.
  std::map<SocketAddress, Text> texts_;
  std::optional<LastText> last_source_;
  std::optional<LastText> last_destination_;
};

}  // namespace gramscope
