#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "core/file/endian.h"
#include "core/file/timestamp.h"

namespace gramscope::file {

/// What the header of a classic pcap file tells about its records (draft-ietf-opsawg-pcap; the
/// variants are those that Wireshark reads, wiretap/libpcap.c).
struct PcapFormat {
  static constexpr std::size_t kFileHeader = 24;
  /// Of the usual variants: seconds, fraction, captured length, original length.
  static constexpr std::size_t kRecordHeader = 16;
  /// Captured bytes of a frame at most: what libpcap and Wireshark allow.
  static constexpr std::uint32_t kLongestFrame = 262144;

  ByteOrder order{};
  /// Where the first record begins.
  std::size_t file_header = kFileHeader;
  /// Bytes of a record header; modified variants have more than kRecordHeader.
  std::size_t record_header = kRecordHeader;
  bool is_nanoseconds = false;
  /// Old files have the original length first; of version 2.3 only some.
  bool has_swapped_lengths = false;
  bool may_have_swapped_lengths = false;
  std::uint32_t link_type = 0;
  std::uint32_t snap_length = 0;

  /// Of a record header in this format.
  struct Record {
    std::uint32_t seconds;
    std::uint32_t fraction;
    std::uint32_t captured;
    std::uint32_t original;
  };
  Record record(const std::byte* header) const noexcept;

  /// Nothing where the bytes begin no pcap file. Modified variants share magic numbers: PcapReader
  /// tells them apart by their records.
  static std::optional<PcapFormat> read(std::span<const std::byte> header);
};

}  // namespace gramscope::file
