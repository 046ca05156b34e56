#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/log/log_source.h"
#include "test/support/random_log.h"

namespace gramscope::test {

/// A log of datagrams to 239.1.2.3:5004, and what reads it.
struct StreamLog {
  /// A datagram that differs from others in what streams are told apart by.
  struct Sent {
    std::int64_t time = 0;
    std::uint16_t source_port = 1000;
    std::string_view payload = "hello";
    std::uint32_t socket = 1;
    std::uint32_t interface_index = 2;
    Direction direction = Direction::kUnknown;
    /// Numbers of sources, so that there may be more than ports.
    std::uint32_t host = 0;
  };

  void append(const Sent& sent) {
    Datagram next = datagram(sent.payload);
    next.source =
        ipv4({10, static_cast<std::uint8_t>(sent.host >> 16),
              static_cast<std::uint8_t>(sent.host >> 8), static_cast<std::uint8_t>(sent.host)},
             sent.source_port);
    next.destination = ipv4({239, 1, 2, 3}, 5004);
    next.time = sent.time;
    next.socket = sent.socket;
    next.interface_index = sent.interface_index;
    next.direction = sent.direction;
    next.traffic_class = 46 << 2;
    put(next);
  }

  void appendUnix() {
    Datagram next = datagram("unix");
    next.source_path = "/run/sender";
    put(next);
  }

  LogSource source(bool is_live = false) const {
    return {.index = index, .input = input, .is_live = is_live};
  }

  std::shared_ptr<LogIndex> index = std::make_shared<LogIndex>();
  std::shared_ptr<BytesInput> input = std::make_shared<BytesInput>();
  std::shared_ptr<RecentPayloads> recent = std::make_shared<RecentPayloads>();

 private:
  void put(const Datagram& next) {
    index->append({.datagram = next,
                   .captured_length = static_cast<std::uint32_t>(next.payload.size()),
                   .offset = input->size(),
                   .pieces = {}});
    recent->keep(index->appended(), next.payload);
    input->append(textOf(next.payload));
  }
};

}  // namespace gramscope::test
