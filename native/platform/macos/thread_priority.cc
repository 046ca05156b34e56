#include "platform/thread_priority.h"

#include <pthread.h>

namespace gramscope {

void yieldToOtherThreads() noexcept { ::pthread_set_qos_class_self_np(QOS_CLASS_UTILITY, 0); }

}  // namespace gramscope
