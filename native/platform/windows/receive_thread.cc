#include "platform/unbatched/receive_thread.h"

#include <utility>

namespace gramscope {

std::thread startReceiveThread(std::function<void()> body) { return std::thread(std::move(body)); }

}  // namespace gramscope
