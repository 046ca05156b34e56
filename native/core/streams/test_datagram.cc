#include "core/streams/test_datagram.h"

#include <algorithm>
#include <string_view>

namespace gramscope::streams {
namespace {

constexpr std::string_view kMagic = "GRAMTEST";
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kFlagsAt = 9;
constexpr std::size_t kHeaderLengthAt = 10;
constexpr std::size_t kStreamAt = 12;
constexpr std::size_t kSequenceAt = 16;
constexpr std::size_t kTimeAt = 24;
constexpr std::size_t kIntervalAt = 32;

/// Big-endian, in so many bytes as the number has.
template <typename Number>
void put(std::span<std::byte> payload, std::size_t at, Number value) noexcept {
  for (std::size_t byte = sizeof value; byte-- > 0; value = static_cast<Number>(value >> 8)) {
    payload[at + byte] = static_cast<std::byte>(value & 0xFF);
  }
}

}  // namespace

void writeTestDatagram(std::span<std::byte> payload, const TestHeader& header) noexcept {
  std::ranges::transform(kMagic, payload.begin(),
                         [](char letter) { return static_cast<std::byte>(letter); });
  payload[kMagic.size()] = std::byte{kVersion};
  put(payload, kHeaderLengthAt, static_cast<std::uint16_t>(TestHeader::kSize));
  setTestHeader(payload, header);
  setTestTimes(payload, 0, 0);
  for (std::size_t at = TestHeader::kSize; at < payload.size(); ++at) {
    payload[at] = static_cast<std::byte>(at & 0xFF);
  }
}

void setTestHeader(std::span<std::byte> payload, const TestHeader& header) noexcept {
  payload[kFlagsAt] = header.is_last ? std::byte{TestHeader::kLast} : std::byte{0};
  put(payload, kStreamAt, header.stream);
  put(payload, kSequenceAt, header.sequence);
}

void setTestTimes(std::span<std::byte> payload, std::int64_t time,
                  std::uint64_t interval) noexcept {
  put(payload, kTimeAt, static_cast<std::uint64_t>(time));
  put(payload, kIntervalAt, interval);
}

}  // namespace gramscope::streams
