#include "platform/linux/command_queue.h"

#include <sys/eventfd.h>

#include <cerrno>
#include <utility>

#include "platform/system_error.h"

namespace gramscope {

CommandQueue::CommandQueue() : wake_up_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (wake_up_.get() < 0) throw SystemError(errno, "eventfd");
}

void CommandQueue::acknowledge() noexcept {
  eventfd_t count;
  eventfd_read(wake_up_.get(), &count);
}

std::future<int> CommandQueue::post(Command command) {
  std::packaged_task<int()> task(std::move(command));
  std::future<int> done = task.get_future();
  {
    const std::lock_guard lock(mutex_);
    commands_.push_back(std::move(task));
    has_commands_.store(true, std::memory_order_release);
  }
  eventfd_write(wake_up_.get(), 1);
  return done;
}

void CommandQueue::run() {
  if (!has_commands_.load(std::memory_order_acquire)) return;
  std::vector<std::packaged_task<int()>> commands;
  {
    const std::lock_guard lock(mutex_);
    commands.swap(commands_);
    has_commands_.store(false, std::memory_order_relaxed);
  }
  for (auto& command : commands) command();
}

}  // namespace gramscope
