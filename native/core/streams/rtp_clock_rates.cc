#include "core/streams/rtp_clock_rates.h"

#include <algorithm>

#include "core/streams/rtp_payload_types.h"

namespace gramscope::streams {
namespace {

bool isMeant(const RtpClockRates::Entry& entry, const SocketAddress& destination,
             std::uint8_t payload_type) {
  if (entry.payload_type.value_or(payload_type) != payload_type) return false;
  return !entry.address || isSameHost(*entry.address, destination);
}

}  // namespace

void RtpClockRates::set(const std::vector<Entry>& entries) {
  const std::lock_guard lock(mutex_);
  by_port_.clear();
  for (const Entry& entry : entries) by_port_[entry.port].push_back(entry);
  version_.fetch_add(1, std::memory_order_release);
}

std::uint32_t RtpClockRates::rateOf(const SocketAddress& destination,
                                    std::uint8_t payload_type) const {
  const std::lock_guard lock(mutex_);
  const auto entries = by_port_.find(destination.port);
  if (entries == by_port_.end()) return 0;
  const auto entry = std::ranges::find_if(
      entries->second, [&](const Entry& each) { return isMeant(each, destination, payload_type); });
  return entry == entries->second.end() ? 0 : entry->rate;
}

std::uint32_t DestinationClocks::rateOf(std::uint8_t payload_type) const {
  const std::uint32_t fixed = clockRateOf(payload_type);
  return fixed != 0 || !rates ? fixed : rates->rateOf(destination, payload_type);
}

}  // namespace gramscope::streams
