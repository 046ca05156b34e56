#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/log/log_source.h"
#include "test/support/datagrams.h"
#include "test/support/random_log.h"

namespace gramscope::test {

/// A log of datagrams `0`, `1` and so on, a tenth of a millisecond apart.
class NumberedLog {
 public:
  NumberedLog() = default;
  explicit NumberedLog(unsigned count) { append(count, datagram("").destination); }

  void append(unsigned count, const SocketAddress& destination) {
    for (; count > 0; --count) {
      const std::string payload = std::to_string(appended_);
      Datagram next = datagram(payload);
      next.destination = destination;
      next.time = 1'700'000'000'000'000'000 + appended_++ * std::int64_t{100'000};
      index_->append({.datagram = next,
                      .captured_length = static_cast<std::uint32_t>(payload.size()),
                      .offset = input_->size(),
                      .pieces = {}});
      input_->append(payload);
    }
  }

  /// Nothing can be appended any more.
  LogSource source() const {
    index_->publish();
    index_->complete();
    return {.index = index_, .input = input_};
  }

 private:
  unsigned appended_ = 0;
  std::shared_ptr<LogIndex> index_ = std::make_shared<LogIndex>();
  std::shared_ptr<BytesInput> input_ = std::make_shared<BytesInput>();
};

}  // namespace gramscope::test
