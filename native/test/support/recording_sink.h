#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "core/sink.h"

namespace gramscope::test {

/// A datagram whose payload was copied, so that it may be looked at later.
struct Recorded {
  Datagram datagram;
  std::string payload;
};

/// Keeps everything, and lets a test wait for it.
class RecordingSink : public Sink {
 public:
  void accept(std::span<const Datagram> batch) override {
    const std::lock_guard lock(mutex_);
    largest_batch_ = std::max(largest_batch_, batch.size());
    for (const Datagram& datagram : batch) {
      const auto* text = reinterpret_cast<const char*>(datagram.payload.data());
      recorded_.push_back({datagram, std::string(text, datagram.payload.size())});
      recorded_.back().datagram.payload = {};
    }
    changed_.notify_all();
  }

  void socketFailed(std::uint32_t socket) override {
    const std::lock_guard lock(mutex_);
    failed_.push_back(socket);
    changed_.notify_all();
  }

  /// Waits for so many datagrams; false when they have not come after ten seconds.
  bool waitForDatagrams(std::size_t count) {
    return waitUntil([this, count] { return recorded_.size() >= count; });
  }

  bool waitForFailure() {
    return waitUntil([this] { return !failed_.empty(); });
  }

  std::vector<Recorded> recorded() const {
    const std::lock_guard lock(mutex_);
    return recorded_;
  }

  std::size_t countOf(std::uint32_t socket) const {
    const std::lock_guard lock(mutex_);
    return static_cast<std::size_t>(std::count_if(
        recorded_.begin(), recorded_.end(),
        [socket](const Recorded& recorded) { return recorded.datagram.socket == socket; }));
  }

  std::vector<std::uint32_t> failed() const {
    const std::lock_guard lock(mutex_);
    return failed_;
  }

  std::size_t largestBatch() const {
    const std::lock_guard lock(mutex_);
    return largest_batch_;
  }

 private:
  template <typename Condition>
  bool waitUntil(Condition condition) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(10), condition);
  }

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Recorded> recorded_;
  std::vector<std::uint32_t> failed_;
  std::size_t largest_batch_ = 0;
};

}  // namespace gramscope::test
