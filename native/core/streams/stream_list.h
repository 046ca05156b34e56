#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/streams/stream_analysis.h"

namespace gramscope::streams {

/// What streams are ordered by.
enum class StreamOrder : std::uint8_t {
  kFirst,
  kSource,
  kDestination,
  kInterface,
  kProtocol,
  kState,
  kDatagrams,
  kBytes,
  kRate,
  kBitRate,
  kLength,
  kLost,
  kLossShare,
  kJitter,
  kBurst,
  kBuffer,
  kLast,
};

/// Which streams are listed.
struct StreamListing {
  StreamOrder order = StreamOrder::kFirst;
  bool is_descending = false;
  /// Only those with this, in lower case, in Stream::text() or labelOf(), or with one of these
  /// interfaces or protocols; all where it is empty.
  std::string text{};
  /// By RowOrigin: numbers of a file's interfaces, or indices of a capture's.
  std::vector<std::uint32_t> interfaces{};
  /// The places of interfaces in the order of their names, by the same numbers. Those that are not
  /// in it have no name, and come first.
  std::unordered_map<std::uint32_t, std::uint32_t> interface_places{};
  /// A bit for each Protocol.
  std::uint32_t protocols = 0;
  bool is_multicast_only = false;
  bool is_alarmed_only = false;
  /// Place of the first one, from 0.
  std::uint64_t from = 0;
  std::size_t count = 0;
};

struct StreamPage {
  std::uint64_t total = 0;
  std::uint64_t matching = 0;
  std::uint64_t alarmed = 0;
  /// Numbers of the streams.
  std::vector<std::uint32_t> streams{};
};

/// Lists streams. Which of them have a text in them is remembered until another text is looked for.
class StreamLister {
 public:
  /// Of streams that are equal, the one that began first comes first. Throws std::bad_alloc.
  StreamPage list(const StreamAnalysis& analysis, const StreamListing& listing, std::int64_t now);

 private:
  struct Entry {
    double key;
    std::uint32_t number;
  };

  bool hasText(const Stream& stream, const StreamListing& listing);
  bool isMeant(const Stream& stream, const StreamListing& listing, const Alarms& alarms);
  std::vector<std::uint32_t> page(const StreamAnalysis& analysis, const StreamListing& listing);

  std::string text_;
  /// By number, less one, of streams that were looked at.
  std::vector<bool> has_text_;
  /// Those that are meant.
  std::vector<Entry> entries_;
};

}  // namespace gramscope::streams
