#pragma once

#include <functional>
#include <thread>

namespace gramscope {

/// A thread to which no signals come: those belong to the threads of Node, which has handlers for
/// them. Throws std::system_error.
std::thread startReceiveThread(std::function<void()> body);

}  // namespace gramscope
