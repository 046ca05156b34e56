#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/address.h"
#include "core/streams/rtp_clock_rates.h"
#include "core/streams/sequence_field.h"

namespace gramscope::streams {

/// What a limit can be set for.
enum class Alarm : std::uint8_t { kLoss, kJitter, kBurst, kBuffer };
inline constexpr std::size_t kAlarms = 4;

/// Whether a stream comes, has not come for a while, or for a long one.
enum class StreamState : std::uint8_t { kActive, kSilent, kGone };

/// How streams are judged.
struct StreamOptions {
  /// Where a person says that the sequence number is.
  struct Pointed {
    /// Of the destination; any where there is none. Its port is not looked at.
    std::optional<SocketAddress> address{};
    std::uint16_t port = 0;
    SequenceField field{};
  };

  /// Nanoseconds without a datagram.
  std::uint64_t silent_after = 5'000'000'000;
  std::uint64_t gone_after = 60'000'000'000;
  /// Nanoseconds of the window in which bursts are counted.
  std::uint64_t burst_window = 100'000'000;
  /// Bits a second at which the buffer is emptied.
  double emptying_speed = 5e6;
  /// By Alarm: per cent of the expected packets, milliseconds, datagrams, bytes. What is above is
  /// too much.
  std::array<std::optional<double>, kAlarms> limits{0.1, 50, 50, 10'000};
  std::vector<Pointed> pointed{};
  /// May be told more while streams are analysed.
  std::shared_ptr<RtpClockRates> clock_rates = std::make_shared<RtpClockRates>();

  /// Whether a value is above its limit, where there is one.
  bool isExceeded(Alarm alarm, double value) const noexcept {
    const auto& limit = limits[static_cast<std::size_t>(alarm)];
    return limit && value > *limit;
  }
  /// The field of streams to a destination: the first that was pointed at.
  std::optional<SequenceField> fieldOf(const SocketAddress& destination) const;
};

}  // namespace gramscope::streams
