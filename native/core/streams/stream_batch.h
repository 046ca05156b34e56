#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/log/index_row.h"
#include "core/log/recent_payloads.h"
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
    /// Bytes of its payload that are wanted; of those of the batch the ones from `begin` on, where
    /// there are too many for `beginning`.
    std::uint32_t length;
    Reading reading;
    std::size_t begin;
    std::array<std::byte, RecentPayloads::kBytes> beginning;

    bool isShort() const noexcept { return length <= RecentPayloads::kBytes; }
  };
  static constexpr std::uint32_t kNone = UINT32_MAX;

  /// `stream` is 0 where a row has none yet.
  Item& add(const IndexRow& row, std::uint64_t number, std::uint32_t stream) {
    Item& item = items_.emplace_back();
    item.row = &row;
    item.number = number;
    item.stream = stream;
    item.next = kNone;
    item.reading = Reading::kRead;
    append(stream, static_cast<std::uint32_t>(items_.size() - 1));
    item.length = std::min(chains_[stream].wanted, static_cast<std::uint32_t>(row.captured_length));
    wanted_ += item.length;
    return item;
  }

  /// Gives an item that had no stream one that began in this batch.
  void assign(std::uint32_t item, std::uint32_t stream);

  /// Bytes that are wanted of each payload of a stream, in the batches that follow.
  void setWanted(std::uint32_t stream, std::size_t bytes) {
    chainOf(stream).wanted = static_cast<std::uint32_t>(bytes);
  }

  /// Room for the bytes that are wanted of a payload, until there is room for the next. Once for
  /// each. Throws std::bad_alloc.
  std::span<std::byte> makeRoom(Item& item);

  /// Bytes that are wanted of all payloads.
  std::size_t wanted() const noexcept { return wanted_; }

  /// Forgets the rows.
  void clear() noexcept;

  std::vector<Item>& items() noexcept { return items_; }
  const std::vector<Item>& items() const noexcept { return items_; }
  /// What there is room for.
  std::span<const std::byte> payloadOf(const Item& item) const noexcept {
    if (item.isShort()) return std::span(item.beginning).first(item.length);
    return std::span(payloads_).subspan(item.begin, item.length);
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
  void append(std::uint32_t stream, std::uint32_t item) {
    Chain& chain = chainOf(stream);
    if (chain.first == kNone) {
      streams_.push_back(stream);
      chain.first = item;
    } else {
      items_[chain.last].next = item;
    }
    chain.last = item;
  }

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
