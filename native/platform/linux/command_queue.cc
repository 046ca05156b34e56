#include "platform/linux/command_queue.h"

#include <sys/eventfd.h>

#include <cerrno>

#include "platform/system_error.h"

namespace gramscope {

CommandQueue::CommandQueue()
    : Commands([this] { eventfd_write(wake_up_.get(), 1); }),
      wake_up_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (wake_up_.get() < 0) throw SystemError(errno, "eventfd");
}

void CommandQueue::acknowledge() noexcept {
  eventfd_t count;
  eventfd_read(wake_up_.get(), &count);
}

}  // namespace gramscope
