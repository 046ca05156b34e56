#include "platform/thread_priority.h"

#include <sys/resource.h>

namespace gramscope {

/// On Linux the nice value is one of the thread and not of the process: setpriority(2), "C
/// library/kernel differences".
void yieldToOtherThreads() noexcept {
  constexpr int kNice = 5;
  ::setpriority(PRIO_PROCESS, 0, kNice);
}

}  // namespace gramscope
