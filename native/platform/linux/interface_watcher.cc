#include "platform/interface_watcher.h"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

#include "platform/posix/file_descriptor.h"
#include "platform/system_error.h"

namespace gramscope {
namespace {

/// Changes come in bursts: an interface that goes up makes five notices and more.
constexpr std::chrono::milliseconds kRest{20};

FileDescriptor openNotices() {
  FileDescriptor fd(::socket(AF_NETLINK, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, NETLINK_ROUTE));
  if (fd.get() < 0) throw SystemError(errno, "socket");
  sockaddr_nl address{};
  address.nl_family = AF_NETLINK;
  address.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
  if (::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw SystemError(errno, "bind");
  }
  return fd;
}

FileDescriptor openEnd() {
  FileDescriptor fd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (fd.get() < 0) throw SystemError(errno, "eventfd");
  return fd;
}

/// Takes all notices away unread, for the interfaces are listed afterwards anyway. ENOBUFS says
/// that some were lost (netlink(7)), which is a notice as well.
void discardNotices(int fd) noexcept {
  std::byte first;
  while (::recv(fd, &first, sizeof first, MSG_TRUNC) >= 0 || errno == ENOBUFS || errno == EINTR) {
  }
}

}  // namespace

class InterfaceWatcher::Loop {
 public:
  explicit Loop(std::function<void()> changed)
      : changed_(std::move(changed)), thread_([this] { run(); }) {}

  ~Loop() {
    eventfd_write(end_.get(), 1);
    thread_.join();
  }

 private:
  void run() noexcept {
    while (waitForNotice()) {
      discardNotices(notices_.get());
      changed_();
      if (isEndedWithin(kRest)) return;
    }
  }

  /// False at the end.
  bool waitForNotice() noexcept {
    std::array<pollfd, 2> waiting = {{{.fd = end_.get(), .events = POLLIN, .revents = 0},
                                      {.fd = notices_.get(), .events = POLLIN, .revents = 0}}};
    while (::poll(waiting.data(), waiting.size(), -1) < 0) {
    }
    return waiting[0].revents == 0;
  }

  bool isEndedWithin(std::chrono::milliseconds rest) noexcept {
    pollfd waiting = {.fd = end_.get(), .events = POLLIN, .revents = 0};
    return ::poll(&waiting, 1, static_cast<int>(rest.count())) > 0;
  }

  const std::function<void()> changed_;
  const FileDescriptor notices_ = openNotices();
  const FileDescriptor end_ = openEnd();
  /// Last, for it uses the others.
  std::thread thread_;
};

InterfaceWatcher::InterfaceWatcher(std::function<void()> changed)
    : loop_(std::make_unique<Loop>(std::move(changed))) {}

InterfaceWatcher::~InterfaceWatcher() = default;

}  // namespace gramscope
