#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/streams/arrival.h"
#include "core/streams/stream_event.h"

namespace gramscope::streams {

/// What tells the sequence in the payloads of a stream. The numbers cross to JavaScript.
enum class Protocol : std::uint8_t { kRtp, kTransport, kTest, kSequence };

/// Whether a packet is what an analysis takes its stream for.
enum class Verdict : std::uint8_t { kConsistent, kContradicted };

/// Packets by their sequence.
struct SequenceCounts {
  /// From the first to the newest.
  std::uint64_t expected = 0;
  /// Expected, and not come yet.
  std::uint64_t lost = 0;
  std::uint64_t duplicates = 0;
  /// Come behind later ones.
  std::uint64_t reordered = 0;
  /// How often the sender began anew.
  std::uint64_t restarts = 0;

  SequenceCounts& operator+=(const SequenceCounts& more) noexcept {
    expected += more.expected;
    lost += more.lost;
    duplicates += more.duplicates;
    reordered += more.reordered;
    restarts += more.restarts;
    return *this;
  }
  friend bool operator==(const SequenceCounts&, const SequenceCounts&) = default;
};

/// What is told of a stream by its payloads, packet by packet in the order of the log. Memory is
/// bounded, whatever they are, and nothing is allocated for a packet once all sources and PIDs have
/// been seen.
class PayloadAnalysis {
 public:
  virtual ~PayloadAnalysis() = default;

  virtual Protocol protocol() const noexcept = 0;

  /// A packet that contradicts changes no count, and nothing happens.
  virtual Verdict observe(const Arrival& arrival, EventSink& events) = 0;

  virtual SequenceCounts counts() const = 0;

  /// Milliseconds, as it is now (RFC 3550, 6.4.1); nothing where no clock tells.
  virtual std::optional<double> jitter() const = 0;

  /// Bytes at the beginning of a payload that it looks at, so that no more are read.
  virtual std::size_t wanted() const noexcept = 0;
};

}  // namespace gramscope::streams
