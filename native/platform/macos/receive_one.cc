#include "platform/unbatched/receive_one.h"

#include <sys/un.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <string_view>

#include "platform/macos/control_messages.h"
#include "platform/shared/sockaddr.h"

namespace gramscope {
namespace {

std::int64_t now() noexcept {
  timespec time{};
  clock_gettime(CLOCK_REALTIME, &time);
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// The name of a Unix sender, inside the slot; see Datagram::source_path.
std::string_view pathIn(const msghdr& header) noexcept {
  constexpr std::size_t kStart = offsetof(sockaddr_un, sun_path);
  if (header.msg_namelen <= kStart) return {};
  const char* path = static_cast<const char*>(header.msg_name) + kStart;
  return {path, ::strnlen(path, header.msg_namelen - kStart)};
}

}  // namespace

int receiveOne(const DatagramSocket& socket, ReceiveSlot& slot, Datagram& datagram) noexcept {
  static_assert(sizeof slot.sender >= sizeof(sockaddr_storage));
  alignas(cmsghdr) std::array<std::byte, kControlSize> control;
  iovec buffer{.iov_base = slot.buffer.data(), .iov_len = slot.buffer.size()};
  msghdr message{};
  // A Unix sender without a name may leave no trace here, not even a family.
  slot.sender.fill(std::byte{0});
  message.msg_name = slot.sender.data();
  message.msg_namelen = sizeof slot.sender;
  message.msg_iov = &buffer;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  const auto received = ::recvmsg(static_cast<int>(socket.handle()), &message, MSG_DONTWAIT);
  if (received < 0) return errno;
  sockaddr_storage source;
  std::memcpy(&source, slot.sender.data(), sizeof source);
  datagram.source = unmapped(fromSockaddr(source));
  datagram.destination = unmapped(socket.local());
  datagram.socket = socket.id();
  datagram.original_length = static_cast<std::uint32_t>(received);
  datagram.truncated = (message.msg_flags & MSG_TRUNC) != 0;
  datagram.payload = slot.buffer.first(static_cast<std::size_t>(received));
  if (source.ss_family == AF_UNIX || message.msg_namelen == 0) {
    datagram.source_path = pathIn(message);
  }
  readControlMessages(message, datagram);
  if (datagram.time == 0) datagram.time = now();
  return 0;
}

}  // namespace gramscope
