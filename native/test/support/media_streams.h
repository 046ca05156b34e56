#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/streams/payload_analysis.h"
#include "test/support/datagrams.h"

namespace gramscope::test {

/// What a stream sends, or what arrives of it.
struct MediaPacket {
  /// Nanoseconds.
  std::int64_t time = 0;
  std::string payload;
};

inline constexpr std::int64_t kMediaBegin = 1'700'000'000'000'000'000;
inline constexpr std::int64_t kMillisecond = 1'000'000;

/// Most significant byte first.
inline std::string bigEndian(std::uint64_t number, std::size_t width) {
  std::string bytes(width, '\0');
  for (std::size_t at = width; at-- > 0; number >>= 8) bytes[at] = static_cast<char>(number & 0xFF);
  return bytes;
}

struct RtpPacket {
  std::uint16_t sequence = 0;
  std::uint32_t timestamp = 0;
  std::uint32_t ssrc = 0x12345678;
  std::uint8_t type = 0;
  bool is_marked = false;
  std::string media = std::string(160, '\x55');
};

inline std::string rtp(const RtpPacket& packet) {
  const std::uint64_t second = (packet.is_marked ? 0x80U : 0U) | packet.type;
  return "\x80" + bigEndian(second, 1) + bigEndian(packet.sequence, 2) +
         bigEndian(packet.timestamp, 4) + bigEndian(packet.ssrc, 4) + packet.media;
}

/// A sender of RTP that is never late.
struct RtpSender {
  std::size_t packets = 100;
  std::uint16_t sequence = 100;
  std::uint32_t timestamp = 5000;
  std::uint32_t ssrc = 0x12345678;
  std::uint8_t type = 0;
  /// Units of the media clock, and nanoseconds, from one packet to the next.
  std::uint32_t ticks = 160;
  std::int64_t interval = 20 * kMillisecond;
  /// Every so many is marked; 0 for none.
  std::size_t marker = 0;
};

inline std::vector<MediaPacket> sent(const RtpSender& sender) {
  std::vector<MediaPacket> packets;
  for (std::size_t at = 0; at < sender.packets; ++at) {
    const auto number = static_cast<std::uint32_t>(at);
    packets.push_back({kMediaBegin + static_cast<std::int64_t>(at) * sender.interval,
                       rtp({.sequence = static_cast<std::uint16_t>(sender.sequence + number),
                            .timestamp = sender.timestamp + number * sender.ticks,
                            .ssrc = sender.ssrc,
                            .type = sender.type,
                            .is_marked = sender.marker != 0 && at % sender.marker == 0})});
  }
  return packets;
}

/// The packets at these places change theirs; the times stay.
inline void swapPayloads(std::vector<MediaPacket>& packets, std::size_t one, std::size_t other) {
  std::swap(packets[one].payload, packets[other].payload);
}

inline void drop(std::vector<MediaPacket>& packets, std::size_t first, std::size_t count) {
  const auto at = packets.begin() + static_cast<std::ptrdiff_t>(first);
  packets.erase(at, at + static_cast<std::ptrdiff_t>(count));
}

/// Each packet takes up to so many nanoseconds longer, and none overtakes another.
inline void delay(std::vector<MediaPacket>& packets, std::int64_t most, unsigned seed) {
  std::minstd_rand random(seed);
  for (MediaPacket& packet : packets) {
    packet.time += static_cast<std::int64_t>(random()) % most;
  }
}

/// Everything that happened, row by row.
class EventRecorder : public streams::EventSink {
 public:
  void happened(std::uint64_t row, streams::EventKind kind, std::uint32_t count,
                std::uint32_t detail) override {
    events.push_back({.row = row, .stream = 0, .count = count, .detail = detail, .kind = kind});
  }

  void recovered(std::uint64_t row) override {
    for (auto event = events.begin(); event != events.end(); ++event) {
      if (event->row != row || event->kind != streams::EventKind::kLost) continue;
      if (--event->count == 0) events.erase(event);
      return;
    }
  }

  /// The rows at which something of this kind happened.
  std::vector<std::uint64_t> rowsOf(streams::EventKind kind) const {
    std::vector<std::uint64_t> rows;
    for (const auto& event : events) {
      if (event.kind == kind) rows.push_back(event.row);
    }
    return rows;
  }

  std::vector<streams::StreamEvent> events;
};

/// The packet in this row of a log, as long as it lives.
inline streams::Arrival arrivalOf(const MediaPacket& packet, std::uint64_t row) {
  return {.row = row,
          .time = packet.time,
          .length = static_cast<std::uint32_t>(packet.payload.size()),
          .payload = bytesOf(std::string_view(packet.payload))};
}

/// Rows begin with 1. Returns how many packets contradicted.
inline std::size_t observe(streams::PayloadAnalysis& analysis,
                           const std::vector<MediaPacket>& packets, streams::EventSink& events) {
  std::size_t contradictions = 0;
  for (std::size_t at = 0; at < packets.size(); ++at) {
    const auto verdict = analysis.observe(arrivalOf(packets[at], at + 1), events);
    if (verdict == streams::Verdict::kContradicted) ++contradictions;
  }
  return contradictions;
}

}  // namespace gramscope::test
