#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/address.h"

namespace gramscope::streams {

/// Clock rates of payload types that only a session gives a meaning (RFC 3551, section 3), by where
/// it sends to. What is known of them may change while streams are analysed, on any thread.
class RtpClockRates {
 public:
  struct Entry {
    /// Of the destination; any where there is none. Its port is not looked at.
    std::optional<SocketAddress> address{};
    std::uint16_t port = 0;
    /// Any where there is none.
    std::optional<std::uint8_t> payload_type{};
    /// Units of the media clock a second.
    std::uint32_t rate = 0;
  };

  /// In place of all that was known. Of several for one payload type the first is taken.
  void set(const std::vector<Entry>& entries);

  /// 0 where none is known.
  std::uint32_t rateOf(const SocketAddress& destination, std::uint8_t payload_type) const;

  /// Another number once something else is known.
  std::uint64_t version() const noexcept { return version_.load(std::memory_order_acquire); }

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::uint16_t, std::vector<Entry>> by_port_;
  std::atomic<std::uint64_t> version_ = 0;
};

/// What is known of clock rates for the streams to one destination.
struct DestinationClocks {
  std::shared_ptr<const RtpClockRates> rates{};
  SocketAddress destination{};

  /// Units a second: of a payload type as RFC 3551 has it, or as somebody told; 0 otherwise.
  std::uint32_t rateOf(std::uint8_t payload_type) const;
  std::uint64_t version() const noexcept { return rates ? rates->version() : 0; }
};

}  // namespace gramscope::streams
