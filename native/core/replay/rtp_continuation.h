#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <utility>

namespace gramscope::replay {

/// Has sequence numbers and timestamps of RTP (RFC 3550, 5.1) go on where a log is played again, so
/// that a receiver sees one stream and not a jump back.
class RtpContinuation {
 public:
  /// Streams beyond these are left as they are.
  static constexpr std::size_t kMostStreams = 4096;

  /// Changes a payload that was read from the log, in the order of the log. `loop` counts from 0;
  /// `destination` tells streams with the same SSRC apart.
  void rewrite(std::span<std::byte> payload, std::uint64_t destination, std::uint64_t loop);

 private:
  /// What the first loop had of a stream, in numbers that go on where those of RTP wrap.
  struct Stream {
    std::uint16_t last_sequence;
    std::uint32_t last_timestamp;
    std::int64_t sequence = 0;
    std::int64_t most_sequence = 0;
    std::int64_t timestamp = 0;
    std::int64_t most_timestamp = 0;
    /// Between the last two different timestamps.
    std::int64_t step = 0;

    void follow(std::uint16_t sequence_number, std::uint32_t time);
  };

  std::map<std::pair<std::uint64_t, std::uint32_t>, Stream> streams_;
};

}  // namespace gramscope::replay
