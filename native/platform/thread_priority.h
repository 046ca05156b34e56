#pragma once

namespace gramscope {

/// Has the system prefer other threads of this machine to the calling one, for as long as that
/// lasts: the receive threads above all. Where the system refuses, nothing changes.
void yieldToOtherThreads() noexcept;

}  // namespace gramscope
