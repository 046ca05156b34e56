#pragma once

#include <atomic>
#include <functional>
#include <future>
#include <mutex>
#include <vector>

namespace gramscope {

/// Requests from other threads to the one that runs them, in order. What only that thread touches
/// needs no lock.
class Commands {
 public:
  /// Returns an errno value, or 0.
  using Command = std::function<int()>;

  /// `wake` has the running thread call run() soon, from whichever thread it is called.
  explicit Commands(std::function<void()> wake) : wake_(std::move(wake)) {}

  /// From any thread but the running one. Throws std::bad_alloc.
  std::future<int> post(Command command);

  /// On the running thread. Costs no system call when there is nothing.
  void run();

 private:
  const std::function<void()> wake_;
  std::mutex mutex_;
  std::vector<std::packaged_task<int()>> commands_;
  std::atomic<bool> has_commands_ = false;
};

}  // namespace gramscope
