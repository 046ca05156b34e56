#pragma once

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sched.h>

#include <cstdlib>

#include "platform/posix/file_descriptor.h"

namespace gramscope::test {

/// Moves the calling thread into a network of its own, with an interface `t0`, and back at its end.
class PrivateNetwork {
 public:
  PrivateNetwork() : before_(::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC)) {
    is_entered_ = unshare(CLONE_NEWNET) == 0;
    if (!is_entered_) return;
    REQUIRE(std::system("ip link set lo up && ip link add t0 type veth peer name t1 && "
                        "ip address add 10.99.0.1/24 dev t0 && "
                        "ip address add fd99::1/64 dev t0 nodad && "
                        "ip link set t0 up && ip link set t1 up") == 0);
  }
  ~PrivateNetwork() {
    if (is_entered_) setns(before_.get(), CLONE_NEWNET);
  }

  bool isEntered() const { return is_entered_; }

 private:
  FileDescriptor before_;
  bool is_entered_ = false;
};

}  // namespace gramscope::test
