#pragma once

#include <sys/socket.h>

#include <stdexcept>
#include <string_view>

#include "platform/posix/file_descriptor.h"
#include "platform/shared/sockaddr.h"

namespace gramscope::test {

/// Sends datagrams from a port that the system chooses.
class Sender {
 public:
  explicit Sender(Family family)
      : fd_(::socket(family == Family::kIpv4 ? AF_INET : AF_INET6, SOCK_DGRAM, 0)) {}

  int fd() const { return fd_.get(); }

  void send(const SocketAddress& destination, std::string_view payload) {
    const Sockaddr to = toSockaddr(destination);
    const auto sent = ::sendto(fd_.get(), payload.data(), payload.size(), 0, to.get(), to.length);
    if (sent != static_cast<ssize_t>(payload.size())) throw std::runtime_error("sendto failed");
  }

  void setOption(int level, int name, int value) {
    if (::setsockopt(fd_.get(), level, name, &value, sizeof value) != 0) {
      throw std::runtime_error("setsockopt failed");
    }
  }

 private:
  FileDescriptor fd_;
};

}  // namespace gramscope::test
