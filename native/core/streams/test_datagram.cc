#include "core/streams/test_datagram.h"

#include <algorithm>
#include <string_view>

#include "core/file/endian.h"

namespace gramscope::streams {
namespace {

using file::big16;
using file::big32;
using file::u8;

constexpr std::string_view kMagic = "GRAMTEST";
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kVersionAt = 8;
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

std::uint64_t big64(const std::byte* at) noexcept {
  return file::ByteOrder(std::endian::big).u64(at);
}

}  // namespace

std::optional<TestPacket> readTestPacket(std::span<const std::byte> payload) noexcept {
  if (payload.size() < TestHeader::kSize) return std::nullopt;
  const std::byte* at = payload.data();
  const std::string_view magic(reinterpret_cast<const char*>(at), kMagic.size());
  if (magic != kMagic || u8(at + kVersionAt) != kVersion ||
      big16(at + kHeaderLengthAt) < TestHeader::kSize) {
    return std::nullopt;
  }
  return TestPacket{.is_last = (u8(at + kFlagsAt) & TestHeader::kLast) != 0,
                    .stream = big32(at + kStreamAt),
                    .sequence = big64(at + kSequenceAt),
                    .time = static_cast<std::int64_t>(big64(at + kTimeAt)),
                    .interval = big64(at + kIntervalAt)};
}

void writeTestDatagram(std::span<std::byte> payload, const TestHeader& header) noexcept {
  std::ranges::transform(kMagic, payload.begin(),
                         [](char letter) { return static_cast<std::byte>(letter); });
  payload[kVersionAt] = std::byte{kVersion};
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
