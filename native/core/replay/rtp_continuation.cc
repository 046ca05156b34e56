#include "core/replay/rtp_continuation.h"

#include <algorithm>

namespace gramscope::replay {
namespace {

constexpr std::size_t kRtpHeader = 12;
/// Packet types of RTCP, where RTP has marker and payload type (RFC 5761, section 4).
constexpr unsigned kLeastRtcp = 192;
constexpr unsigned kMostRtcp = 223;

unsigned at(std::span<const std::byte> bytes, std::size_t place) noexcept {
  return std::to_integer<unsigned>(bytes[place]);
}

std::uint32_t number(std::span<const std::byte> bytes, std::size_t place, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t byte = 0; byte < width; ++byte) value = value << 8 | at(bytes, place + byte);
  return value;
}

void setNumber(std::span<std::byte> bytes, std::size_t place, std::size_t width,
               std::uint32_t value) {
  for (std::size_t byte = width; byte-- > 0; value >>= 8) {
    bytes[place + byte] = static_cast<std::byte>(value & 0xFF);
  }
}

bool isRtp(std::span<const std::byte> payload) noexcept {
  if (payload.size() < kRtpHeader || at(payload, 0) >> 6 != 2) return false;
  const unsigned type = at(payload, 1);
  return type < kLeastRtcp || type > kMostRtcp;
}

}  // namespace

void RtpContinuation::Stream::follow(std::uint16_t sequence_number, std::uint32_t time) {
  sequence += static_cast<std::int16_t>(sequence_number - last_sequence);
  last_sequence = sequence_number;
  most_sequence = std::max(most_sequence, sequence);
  timestamp += static_cast<std::int32_t>(time - last_timestamp);
  last_timestamp = time;
  if (timestamp > most_timestamp) {
    step = timestamp - most_timestamp;
    most_timestamp = timestamp;
  }
}

void RtpContinuation::rewrite(std::span<std::byte> payload, std::uint64_t destination,
                              std::uint64_t loop) {
  if (!isRtp(payload)) return;
  const auto sequence = static_cast<std::uint16_t>(number(payload, 2, 2));
  const std::uint32_t timestamp = number(payload, 4, 4);
  const std::pair key(destination, number(payload, 8, 4));
  auto found = streams_.find(key);
  if (found == streams_.end()) {
    if (streams_.size() == kMostStreams) return;
    const Stream stream{.last_sequence = sequence, .last_timestamp = timestamp};
    found = streams_.emplace(key, stream).first;
  }
  Stream& stream = found->second;
  if (loop == 0) return stream.follow(sequence, timestamp);
  const auto times = static_cast<std::int64_t>(loop);
  const std::int64_t sequences = times * (stream.most_sequence + 1);
  const std::int64_t ticks = times * (stream.most_timestamp + stream.step);
  setNumber(payload, 2, 2, static_cast<std::uint16_t>(sequence + sequences));
  setNumber(payload, 4, 4, static_cast<std::uint32_t>(timestamp + ticks));
}

}  // namespace gramscope::replay
