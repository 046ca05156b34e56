#include "platform/shared/test_stream_feed.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/streams/test_datagram.h"
#include "platform/shared/wall_clock.h"

namespace gramscope {
namespace {

/// As many as a batch has, if they are short.
constexpr std::size_t kBatchDatagrams = 64;
constexpr double kSecond = 1e9;

std::uint64_t product(std::uint64_t count, std::uint64_t streams) noexcept {
  return count > UINT64_MAX / streams ? UINT64_MAX : count * streams;
}

}  // namespace

TestStreamFeed::TestStreamFeed(TestStreams streams, const PlayerOptions& options)
    : streams_(std::move(streams)),
      outlets_({.keeps_source_ports = false,
                .ttl = options.ttl,
                .loopback = options.loopback,
                .interface_index = options.interface_index}),
      total_(product(streams_.count, streams_.destinations.size())),
      batch_size_(
          std::clamp(ReplayBatch::kMostBytes / streams_.length, std::size_t{1}, kBatchDatagrams)) {
  for (SocketAddress destination : streams_.destinations) {
    if (destination.scope_id == 0 && needsZone(destination)) {
      destination.scope_id = options.interface_index;
    }
    ways_.push_back(&outlets_.find(destination, 0));
  }
  setPace(options.pace);
}

std::unique_ptr<ReplayBatch> TestStreamFeed::take() {
  auto batch = emptyBatch();
  const std::uint64_t streams = ways_.size();
  while (batch->items.size() < batch_size_ && next_row_ <= total_) {
    add(*batch, next_row_, next_row_ > total_ - streams);
    ++next_row_;
  }
  batch->is_last = next_row_ > total_;
  return batch;
}

std::unique_ptr<ReplayBatch> TestStreamFeed::emptyBatch() {
  auto batch = std::move(spare_);
  if (!batch) {
    batch = std::make_unique<ReplayBatch>();
    batch->payloads.resize(batch_size_ * streams_.length);
    const std::span payloads(batch->payloads);
    for (std::size_t at = 0; at < batch_size_; ++at) {
      streams::writeTestDatagram(payloads.subspan(at * streams_.length, streams_.length), {});
    }
  }
  batch->items.clear();
  batch->ends_loop = batch->is_last = false;
  return batch;
}

void TestStreamFeed::add(ReplayBatch& batch, std::uint64_t row, bool is_last) {
  const auto stream = static_cast<std::size_t>((row - 1) % ways_.size());
  const Outlet* way = ways_[stream];
  const ReplayItem item{
      .row = row,
      .slot = {.time = 0, .bits = replay::bitsOnWire(way->destination, streams_.length)},
      .offset = static_cast<std::uint32_t>(batch.items.size() * streams_.length),
      .length = static_cast<std::uint32_t>(streams_.length),
      .outlet = way};
  streams::setTestHeader(batch.payloadOf(item),
                         {.stream = streams_.first_stream + static_cast<std::uint32_t>(stream),
                          .sequence = (row - 1) / ways_.size(),
                          .is_last = is_last});
  batch.items.push_back(item);
}

void TestStreamFeed::setPace(const replay::Pace& pace) {
  const auto streams = static_cast<double>(ways_.size());
  double interval = 0;
  if (const auto* datagrams = std::get_if<replay::DatagramPace>(&pace)) {
    interval = streams * kSecond / datagrams->per_second;
  } else if (const auto* bits = std::get_if<replay::BitPace>(&pace)) {
    const auto size = replay::bitsOnWire(ways_.front()->destination, streams_.length);
    interval = streams * kSecond * static_cast<double>(size) / bits->per_second;
  }
  interval_ = static_cast<std::uint64_t>(std::llround(std::min(interval, 9e18)));
}

/// Those that leave by one call of the system have one time.
void TestStreamFeed::stamp(ReplayBatch& batch, std::span<const ReplayItem> items) {
  const std::int64_t now = wallClock();
  for (const ReplayItem& item : items) {
    streams::setTestTimes(batch.payloadOf(item), now, interval_);
  }
}

/// The last datagram of each stream again, with the flag, three times in all where that is known.
std::unique_ptr<ReplayBatch> TestStreamFeed::takeClosing(std::uint64_t last_row) {
  const auto streams = static_cast<std::size_t>(std::min<std::uint64_t>(ways_.size(), last_row));
  if (streams == 0 || farewell_ == kFarewells) return nullptr;
  auto batch = emptyBatch();
  for (; batch->items.size() < batch_size_ && farewell_stream_ < streams; ++farewell_stream_) {
    const std::uint64_t row = lastOf(farewell_stream_, last_row);
    const bool was_flagged = row > total_ - ways_.size();
    if (farewell_ > 0 || !was_flagged) add(*batch, row, true);
  }
  if (farewell_stream_ == streams) {
    batch->ends_loop = true;
    farewell_stream_ = 0;
    ++farewell_;
  }
  return batch;
}

/// The last row up to this that is one of the stream.
std::uint64_t TestStreamFeed::lastOf(std::size_t stream, std::uint64_t last_row) const noexcept {
  const std::uint64_t rounds = (last_row - 1 - stream) / ways_.size();
  return rounds * ways_.size() + stream + 1;
}

}  // namespace gramscope
