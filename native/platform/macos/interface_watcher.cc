#include "platform/interface_watcher.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

#include "platform/posix/descriptor.h"
#include "platform/system_error.h"

namespace gramscope {
namespace {

/// Changes come in bursts.
constexpr std::chrono::milliseconds kRest{20};

/// route(4): also of routes, which are calls for nothing.
FileDescriptor openNotices() {
  FileDescriptor fd(::socket(PF_ROUTE, SOCK_RAW, AF_UNSPEC));
  if (fd.get() < 0) throw SystemError(errno, "socket");
  beNonBlocking(fd.get());
  return fd;
}

/// Takes all notices away unread, for the interfaces are listed afterwards anyway.
void discardNotices(int fd) noexcept {
  std::array<std::byte, 2048> notice;
  while (::read(fd, notice.data(), notice.size()) >= 0 || errno == ENOBUFS || errno == EINTR) {
  }
}

}  // namespace

class InterfaceWatcher::Loop {
 public:
  explicit Loop(std::function<void()> changed) : changed_(std::move(changed)) {
    std::array<int, 2> ends;
    if (::pipe(ends.data()) != 0) throw SystemError(errno, "pipe");
    read_end_ = ends[0];
    write_end_ = ends[1];
    thread_ = std::thread([this] { run(); });
  }

  ~Loop() {
    // Its other end becomes readable, as at the end of a file.
    ::close(write_end_);
    thread_.join();
    ::close(read_end_);
  }
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

 private:
  void run() noexcept {
    while (waitForNotice()) {
      discardNotices(notices_.get());
      changed_();
      pollfd ended = {.fd = read_end_, .events = POLLIN, .revents = 0};
      if (::poll(&ended, 1, static_cast<int>(kRest.count())) > 0) return;
    }
  }

  /// False at the end.
  bool waitForNotice() noexcept {
    std::array<pollfd, 2> waiting = {{{.fd = read_end_, .events = POLLIN, .revents = 0},
                                      {.fd = notices_.get(), .events = POLLIN, .revents = 0}}};
    while (::poll(waiting.data(), waiting.size(), -1) < 0) {
    }
    return waiting[0].revents == 0;
  }

  const std::function<void()> changed_;
  const FileDescriptor notices_ = openNotices();
  int read_end_ = -1;
  int write_end_ = -1;
  std::thread thread_;
};

InterfaceWatcher::InterfaceWatcher(std::function<void()> changed)
    : loop_(std::make_unique<Loop>(std::move(changed))) {}

InterfaceWatcher::~InterfaceWatcher() = default;

}  // namespace gramscope
