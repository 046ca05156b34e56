#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/log/index_row.h"
#include "core/streams/arrival.h"
#include "core/streams/burst_window.h"
#include "core/streams/distribution.h"
#include "core/streams/interval_counts.h"
#include "core/streams/leaky_bucket.h"
#include "core/streams/second_rate.h"
#include "core/streams/stream_events.h"
#include "core/streams/stream_key.h"
#include "core/streams/stream_options.h"
#include "core/streams/stream_payload.h"
#include "core/streams/stream_series.h"

namespace gramscope::streams {

/// What all streams of a log have in common while it is analysed.
struct StreamContext {
  const StreamOptions& options;
  StreamEvents events{};
  std::size_t spare_slots = BurstWindow::kSpareSlots;
  PayloadBudget payloads{};
};

/// Whether the payload of a datagram is there as far as it was captured and is wanted.
enum class Reading : std::uint8_t { kRead, kFailed };

/// Limits that are exceeded, by Alarm.
using Alarms = std::bitset<kAlarms>;

/// What is known of one stream. Times are nanoseconds since 1970-01-01 UTC, `now` the time for
/// which something is asked.
class Stream {
 public:
  struct Beginning {
    /// From 1.
    std::uint32_t number;
    const StreamKey& key;
    std::int64_t time;
    /// Steps of its series.
    std::uint32_t steps;
    /// See text().
    std::string text;
  };

  explicit Stream(Beginning beginning);

  /// A datagram of the stream. Throws std::bad_alloc.
  void observe(const Arrival& arrival, const IndexRow& row, Reading reading,
               StreamContext& context);

  StreamPayload& payload() noexcept { return payload_; }
  const StreamPayload& payload() const noexcept { return payload_; }

  /// Gives memory back that a stream without recent datagrams does not need.
  void trim(std::int64_t now, StreamContext& context);

  std::uint32_t number() const noexcept { return number_; }
  const StreamKey& key() const noexcept { return key_; }
  /// Both ends, each as `address:port`, in lower case and on lines of their own: what one looks
  /// for.
  const std::string& text() const noexcept { return text_; }
  std::int64_t first() const noexcept { return first_; }
  std::int64_t last() const noexcept { return last_; }
  const statistics::Tally& total() const noexcept { return total_; }
  /// Bytes of payload, as sent.
  const Distribution& lengths() const noexcept { return lengths_; }
  /// Nanoseconds from one datagram to the next.
  const Distribution& intervals() const noexcept { return intervals_; }
  /// Nothing before the second datagram.
  const IntervalCounts* intervalCounts() const noexcept { return interval_counts_.get(); }
  /// By value.
  const std::bitset<256>& ttls() const noexcept { return ttls_; }
  const std::bitset<64>& dscps() const noexcept { return dscps_; }
  std::uint32_t highestBurst() const noexcept { return bursts_.highest(); }
  double highestBuffer() const noexcept { return bucket_.highest(); }
  const StreamSeries& series() const noexcept { return series_; }
  const statistics::Tally& highestRate() const noexcept { return rate_.highest(); }

  statistics::Tally rateAt(std::int64_t now) const noexcept { return rate_.last(first_, now); }
  StreamState stateAt(std::int64_t now, const StreamOptions& options) const noexcept;
  Alarms alarmsAt(std::int64_t now, const StreamOptions& options) const;

 private:
  class Sink;

  void count(const Arrival& arrival);
  void look(const Arrival& arrival, StreamSeries::Step& step, Sink& sink, StreamContext& context);
  void judge(Alarm alarm, double value, std::uint64_t row, Sink& sink,
             const StreamOptions& options);

  const std::uint32_t number_;
  const StreamKey key_;
  const std::string text_;
  std::int64_t first_;
  std::int64_t last_;
  /// Of the datagram before.
  std::int64_t before_;
  statistics::Tally total_{};
  Distribution lengths_{};
  Distribution intervals_{};
  std::unique_ptr<IntervalCounts> interval_counts_{};
  std::bitset<256> ttls_{};
  std::bitset<64> dscps_{};
  SecondRate rate_{};
  BurstWindow bursts_{};
  LeakyBucket bucket_{};
  StreamSeries series_;
  StreamPayload payload_{};
  /// As it was when something last happened.
  std::uint64_t lost_ = 0;
  /// Those that were exceeded at the datagram before.
  Alarms alarms_{};
};

}  // namespace gramscope::streams
