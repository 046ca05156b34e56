#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/input.h"
#include "core/log/log_index.h"
#include "test/support/datagrams.h"

namespace gramscope::test {

/// Bytes in memory, that grow while others read them.
class BytesInput : public Input {
 public:
  std::size_t readAt(std::uint64_t offset, std::span<std::byte> into) override {
    const std::lock_guard lock(mutex_);
    if (offset >= bytes_.size()) return 0;
    const auto count = std::min<std::size_t>(into.size(), bytes_.size() - offset);
    std::memcpy(into.data(), bytes_.data() + offset, count);
    return count;
  }
  std::uint64_t size() override {
    const std::lock_guard lock(mutex_);
    return bytes_.size();
  }

  void append(std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    bytes_ += bytes;
  }
  void truncate(std::uint64_t size) {
    const std::lock_guard lock(mutex_);
    bytes_.resize(size);
  }

 private:
  std::mutex mutex_;
  std::string bytes_;
};

/// A datagram as it was put into a log.
struct Logged {
  Datagram datagram;
  std::string payload;
  std::optional<std::string> path;
  std::uint64_t number;
};

/// Rows with few different values, so that tests meet both outcomes often.
class RandomLog {
 public:
  explicit RandomLog(unsigned seed) : chance_(seed) {}

  void append(LogIndex& index, BytesInput& input, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) append(index, input);
    index.publish();
  }

  const std::vector<Logged>& rows() const noexcept { return rows_; }

  unsigned below(unsigned limit) { return static_cast<unsigned>(chance_() % limit); }

 private:
  void append(LogIndex& index, BytesInput& input) {
    Logged logged{.datagram = datagram(std::string_view()),
                  .payload = payload(),
                  .path = {},
                  .number = rows_.size() + 1};
    Datagram& next = logged.datagram;
    if (below(5) == 0) logged.path = "/run/" + std::to_string(below(4));
    next.source = logged.path ? SocketAddress{} : address();
    next.destination = logged.path ? SocketAddress{} : address();
    next.time = below(1000);
    next.socket = below(5);
    next.interface_index = below(2);
    next.original_length = static_cast<std::uint32_t>(logged.payload.size()) + below(2);
    next.ttl = below(4) == 0 ? kUnknownTtl : static_cast<std::int16_t>(below(256));
    next.traffic_class = static_cast<std::uint8_t>(below(256));
    next.frame_length = next.original_length + 28 + below(4) * below(8);
    next.frame = below(3) == 0 ? 0 : 1 + below(3000);
    next.direction = static_cast<Direction>(below(3));
    if (logged.path) next.source_path = *logged.path;
    next.payload = bytesOf(logged.payload);
    index.append({.datagram = next,
                  .captured_length = static_cast<std::uint32_t>(logged.payload.size()),
                  .offset = input.size(),
                  .pieces = {}});
    input.append(logged.payload);
    rows_.push_back(std::move(logged));
  }

  SocketAddress address() {
    const auto port = static_cast<std::uint16_t>(below(8));
    const auto low = static_cast<std::uint8_t>(below(256));
    if (below(3) > 0) return ipv4({10, static_cast<std::uint8_t>(below(4)), 0, low}, port);
    return ipv6({0xfd, 0, static_cast<std::uint8_t>(below(4)), low}, port);
  }

  std::string payload() {
    std::string text = below(3) == 0 ? "<" + std::to_string(below(192)) + ">" : "";
    for (auto missing = below(40); missing > 0; --missing) {
      text += static_cast<char>("abAB"[below(4)]);
    }
    return text;
  }

  std::mt19937 chance_;
  std::vector<Logged> rows_;
};

}  // namespace gramscope::test
