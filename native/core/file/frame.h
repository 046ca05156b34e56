#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/datagram.h"
#include "core/file/timestamp.h"

namespace gramscope::file {

/// An interface that frames of a file were captured on.
struct FileInterface {
  /// Number in its section, from 0. The only one of a classic pcap file has 0.
  std::uint32_t id = 0;
  /// LINKTYPE_ of https://www.tcpdump.org/linktypes.html
  std::uint32_t link_type = 0;
  /// Bytes of each frame that were captured at most; 0 for no limit.
  std::uint32_t snap_length = 0;
  TimestampUnit unit{};
  /// Empty where the file does not say.
  std::string name{};
  std::string description{};
};

/// One frame of a file, as a view that is valid until the next one is read.
struct Frame {
  /// Number in the file from 1, as Wireshark counts: see PcapngReader.
  std::uint64_t number = 0;
  /// Nanoseconds since 1970-01-01 UTC; 0 where the file has no time.
  std::int64_t time = 0;
  /// Where `bytes` lie in the file.
  std::uint64_t offset = 0;
  /// The captured bytes.
  std::span<const std::byte> bytes{};
  /// Bytes on the wire, never less than those captured.
  std::uint64_t original_length = 0;
  /// Index into the interfaces of the reader.
  std::uint32_t interface = 0;
  std::uint32_t link_type = 0;
  Direction direction = Direction::kUnknown;
  /// The first comment, empty where there is none.
  std::string_view comment{};
};

}  // namespace gramscope::file
