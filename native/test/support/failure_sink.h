#pragma once

#include <mutex>
#include <optional>

#include "test/support/recording_sink.h"

namespace gramscope::test {

/// Keeps the last failure to send.
class FailureSink : public RecordingSink {
 public:
  void sendingFailed(const SendingFailure& failure) noexcept override {
    {
      const std::lock_guard lock(mutex_);
      failure_ = failure;
    }
    socketFailed(0);
  }

  SendingFailure failure() const {
    const std::lock_guard lock(mutex_);
    return failure_.value();
  }

 private:
  mutable std::mutex mutex_;
  std::optional<SendingFailure> failure_;
};

}  // namespace gramscope::test
