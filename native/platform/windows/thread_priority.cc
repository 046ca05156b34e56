#include "platform/thread_priority.h"

#include <windows.h>

namespace gramscope {

void yieldToOtherThreads() noexcept {
  ::SetThreadPriority(::GetCurrentThread(), THREAD_PRIORITY_BELOW_NORMAL);
}

}  // namespace gramscope
