#pragma once

#include <atomic>
#include <functional>
#include <future>
#include <mutex>
#include <vector>

#include "platform/linux/file_descriptor.h"

namespace gramscope {

/// Requests from other threads to the one that runs them, in order. What only that thread touches
/// needs no lock.
class CommandQueue {
 public:
  /// Returns an errno value, or 0.
  using Command = std::function<int()>;

  /// Throws SystemError (`eventfd`).
  CommandQueue();

  /// Becomes readable when a command comes: what the running thread waits for.
  int descriptor() const noexcept { return wake_up_.get(); }

  /// To be called when the descriptor was readable.
  void acknowledge() noexcept;

  /// From any thread but the running one. Throws std::bad_alloc.
  std::future<int> post(Command command);

  /// On the running thread. Costs no system call when there is nothing.
  void run();

 private:
  FileDescriptor wake_up_;
  std::mutex mutex_;
  std::vector<std::packaged_task<int()>> commands_;
  std::atomic<bool> has_commands_ = false;
};

}  // namespace gramscope
