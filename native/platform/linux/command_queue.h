#pragma once

#include "platform/posix/file_descriptor.h"
#include "platform/shared/commands.h"

namespace gramscope {

/// Commands to a thread that waits for descriptors.
class CommandQueue : public Commands {
 public:
  /// Throws SystemError (`eventfd`).
  CommandQueue();

  /// Becomes readable when a command comes: what the running thread waits for.
  int descriptor() const noexcept { return wake_up_.get(); }

  /// To be called when the descriptor was readable.
  void acknowledge() noexcept;

 private:
  FileDescriptor wake_up_;
};

}  // namespace gramscope
