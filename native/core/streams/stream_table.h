#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "core/streams/stream.h"
#include "core/streams/stream_key.h"

namespace gramscope::streams {

/// The streams of a log by their keys, numbered from 1 in the order in which they began.
class StreamTable {
 public:
  /// Streams that are told apart. Datagrams of more are counted, and nothing else.
  static constexpr std::size_t kMost = std::size_t{1} << 17;

  explicit StreamTable(StreamKeyHash hash = {}) : hash_(hash), slots_(kFirstSlots) {}

  /// Its number, or 0 where there is none. May be called while others read.
  std::uint32_t find(const StreamKey& key) const noexcept;

  /// Puts in one that is not there, unless it is full. Throws std::bad_alloc.
  void add(Stream::Beginning beginning);

  bool isFull() const noexcept { return streams_.size() == kMost; }
  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(streams_.size()); }

  Stream& at(std::uint32_t number) noexcept { return streams_[number - 1]; }
  const Stream& at(std::uint32_t number) const noexcept { return streams_[number - 1]; }

 private:
  static constexpr std::size_t kFirstSlots = 1024;

  /// The slot that has this key, or the empty one where it would be.
  std::size_t slotOf(const StreamKey& key) const noexcept;
  void grow();

  StreamKeyHash hash_;
  std::deque<Stream> streams_;
  /// Numbers, 0 where it is empty: a power of two, half of them empty at least.
  std::vector<std::uint32_t> slots_;
};

}  // namespace gramscope::streams
