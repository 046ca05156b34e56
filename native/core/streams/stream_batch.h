#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/log/index_row.h"
#include "core/streams/stream.h"

namespace gramscope::streams {

/// Rows that are analysed together, those of a stream one after the other: what is known of some
/// hundred streams is more than the nearest caches hold, so that going from row to row would wait
/// for memory at each of them.
class StreamBatch {
 public:
  struct Item {
    const IndexRow* row;
    /// Of the row.
    std::uint64_t number;
    /// 0 while it has none.
    std::uint32_t stream;
    /// The next one of the same stream, or kNone.
    std::uint32_t next;
    /// The bytes of its payload that are there, among those of the batch.
    std::size_t begin;
    std::uint32_t length;
    Reading reading;
  };
  static constexpr std::uint32_t kNone = UINT32_MAX;

  /// `stream` is 0 where a row has none yet.
  void add(const IndexRow& row, std::uint64_t number, std::uint32_t stream) {
    items_.push_back({.row = &row,
                      .number = number,
                      .stream = stream,
                      .next = kNone,
                      .begin = 0,
                      .length = 0,
                      .reading = Reading::kRead});
    append(stream, items_.size() - 1);
    wanted_ += std::min<std::size_t>(wantedOf(items_.back()), row.captured_length);
  }

  /// Gives an item that had no stream one that began in this batch.
  void assign(std::size_t item, std::uint32_t stream);

  /// Bytes that are wanted of each payload of a stream, in this batch and those that follow.
  void setWanted(std::uint32_t stream, std::size_t bytes) {
    chainOf(stream).wanted = static_cast<std::uint32_t>(bytes);
  }

  /// Room for so many bytes of an item's payload, until there is room for the next.
  std::span<std::byte> makeRoom(Item& item, std::size_t bytes);

  /// Bytes that are wanted of all payloads.
  std::size_t wanted() const noexcept { return wanted_; }

  /// Forgets the rows.
  void clear() noexcept;

  std::vector<Item>& items() noexcept { return items_; }
  std::size_t wantedOf(const Item& item) const noexcept { return chains_[item.stream].wanted; }
  std::span<const std::byte> payloadOf(const Item& item) const noexcept {
    return std::span<const std::byte>(payloads_).subspan(item.begin, item.length);
  }

  /// The streams that there are, 0 among them, in the order of their first items.
  const std::vector<std::uint32_t>& streams() const noexcept { return streams_; }
  /// The first item of a stream, or kNone.
  std::uint32_t firstOf(std::uint32_t stream) const noexcept {
    return stream < chains_.size() ? chains_[stream].first : kNone;
  }

 private:
  struct Chain {
    std::uint32_t first = kNone;
    std::uint32_t last = kNone;
    std::uint32_t wanted = 0;
  };

  Chain& chainOf(std::uint32_t stream) {
    if (stream >= chains_.size()) chains_.resize(std::size_t{stream} + 1);
    return chains_[stream];
  }
  void append(std::uint32_t stream, std::size_t item);

  std::vector<Item> items_;
  /// Those of former batches lie behind those that are used.
  std::vector<std::byte> payloads_;
  std::size_t used_ = 0;
  std::size_t wanted_ = 0;
  /// By the number of the stream.
  std::vector<Chain> chains_;
  std::vector<std::uint32_t> streams_;
};

}  // namespace gramscope::streams
