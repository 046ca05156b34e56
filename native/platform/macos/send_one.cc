#include "platform/unbatched/send_one.h"

#include <sys/socket.h>

#include <cerrno>
#include <vector>

#include "platform/posix/unix_sockaddr.h"

namespace gramscope {
namespace {

Sockaddr sockaddrOf(const SocketName& destination) {
  if (const auto* address = std::get_if<SocketAddress>(&destination)) return toSockaddr(*address);
  return toUnixSockaddr(std::get<std::string>(destination), "send");
}

/// sendmsg(2) does not write through this pointer, whatever the type of iov_base says.
iovec vectorOf(std::span<const std::byte> buffer) noexcept {
  return {.iov_base = const_cast<std::byte*>(buffer.data()), .iov_len = buffer.size()};
}

}  // namespace

int sendOne(const DatagramSocket& socket, std::span<const std::span<const std::byte>> buffers,
            const SocketName* destination) {
  Sockaddr address{};
  if (destination != nullptr) address = sockaddrOf(*destination);
  std::vector<iovec> vectors;
  vectors.reserve(buffers.size());
  for (const auto& buffer : buffers) vectors.push_back(vectorOf(buffer));
  msghdr message{};
  message.msg_name = destination != nullptr ? address.get() : nullptr;
  message.msg_namelen = destination != nullptr ? address.length : 0;
  message.msg_iov = vectors.data();
  message.msg_iovlen = static_cast<int>(vectors.size());
  if (::sendmsg(static_cast<int>(socket.handle()), &message, MSG_DONTWAIT) >= 0) return 0;
  // A Unix socket whose peer is full says so here, where Linux says EAGAIN.
  const bool is_unix = address.storage.ss_family == AF_UNIX;
  return errno == ENOBUFS && is_unix ? EAGAIN : errno;
}

}  // namespace gramscope
