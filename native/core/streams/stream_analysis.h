#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>

#include "core/streams/row_streams.h"
#include "core/streams/stream_batch.h"
#include "core/streams/stream_table.h"

namespace gramscope::streams {

/// All streams of a log, each of them row by row in its order. What changes it is called on one
/// thread; others may look only while nothing does.
class StreamAnalysis {
 public:
  /// Words an address without its port.
  using AddressText = std::function<std::string(const SocketAddress&)>;

  StreamAnalysis(StreamOptions options, AddressText address_text);
  // The context refers to the options.
  StreamAnalysis(const StreamAnalysis&) = delete;
  StreamAnalysis& operator=(const StreamAnalysis&) = delete;

  /// The number of a row's stream, or 0 where it would be a new one. Of a row that is no Unix
  /// datagram. Changes nothing that others look at.
  std::uint32_t find(const IndexBlock& block, const IndexRow& row) {
    return rows_.find(block, row, table_);
  }

  /// Bytes at the beginning of the next payload of a stream that observe() will look at.
  std::size_t wanted(std::uint32_t stream) const noexcept;

  /// The stream of a row for which find() said 0: a new one, unless a row between has begun it. 0
  /// where there are too many. Throws std::bad_alloc.
  std::uint32_t begin(const IndexBlock& block, const IndexRow& row);

  /// The rows of a stream that a batch has. Returns how many of their payloads could not be read.
  /// Throws std::bad_alloc.
  std::uint64_t observe(std::uint32_t stream, const StreamBatch& batch);

  /// Gives memory back that is not needed, as of the latest time. To be called now and then.
  void trim();

  const StreamOptions& options() const noexcept { return options_; }
  const StreamTable& table() const noexcept { return table_; }
  const StreamEvents& events() const noexcept { return context_.events; }
  /// The latest time of any datagram; INT64_MIN before the first.
  std::int64_t latest() const noexcept { return latest_; }
  /// Datagrams of streams that are too many.
  std::uint64_t unlisted() const noexcept { return unlisted_; }

 private:
  void lookInto(Stream& stream);

  const StreamOptions options_;
  const AddressText address_text_;
  StreamContext context_;
  StreamTable table_;
  RowStreams rows_;
  /// Streams that may not be recognised yet, in the order in which they began.
  std::deque<std::uint32_t> open_;
  std::int64_t latest_ = INT64_MIN;
  std::uint64_t unlisted_ = 0;
};

}  // namespace gramscope::streams
