#include "platform/shared/commands.h"

#include <utility>

namespace gramscope {

std::future<int> Commands::post(Command command) {
  std::packaged_task<int()> task(std::move(command));
  std::future<int> done = task.get_future();
  {
    const std::lock_guard lock(mutex_);
    commands_.push_back(std::move(task));
    has_commands_.store(true, std::memory_order_release);
  }
  wake_();
  return done;
}

void Commands::run() {
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
