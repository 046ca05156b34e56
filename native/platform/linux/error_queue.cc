#include "platform/linux/error_queue.h"

// <linux/errqueue.h> lacks the type timespec that it uses, hence the order.
// clang-format off
#include <netinet/in.h>
#include <sys/socket.h>
#include <time.h>
#include <linux/errqueue.h>
// clang-format on

#include <array>
#include <cerrno>
#include <cstring>

#include "platform/posix/descriptor.h"
#include "platform/posix/particulars.h"
#include "platform/shared/sockaddr.h"

namespace gramscope {
namespace {

/// What one entry of the error queue says; no origin when it said nothing of this kind.
sock_extended_err extendedError(msghdr& message) noexcept {
  sock_extended_err error{};
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr;
       header = CMSG_NXTHDR(&message, header)) {
    const bool is_error = (header->cmsg_level == IPPROTO_IP && header->cmsg_type == IP_RECVERR) ||
                          (header->cmsg_level == IPPROTO_IPV6 && header->cmsg_type == IPV6_RECVERR);
    if (is_error) std::memcpy(&error, CMSG_DATA(header), sizeof error);
  }
  return error;
}

bool isIcmp(const sock_extended_err& error) noexcept {
  return error.ee_origin == SO_EE_ORIGIN_ICMP || error.ee_origin == SO_EE_ORIGIN_ICMP6;
}

}  // namespace

void openErrorQueue(int fd, Family family) {
  if (family == Family::kIpv6) setOption(fd, IPPROTO_IPV6, IPV6_RECVERR, 1);
  // On an IPv6 socket for the IPv4 datagrams of a dual-stack one.
  setOption(fd, IPPROTO_IP, IP_RECVERR, 1);
}

std::optional<SendingFailure> nextQueuedError(int fd) noexcept {
  for (;;) {
    alignas(cmsghdr) std::array<std::byte, 512> control;
    sockaddr_storage destination{};
    msghdr message{};
    message.msg_name = &destination;
    message.msg_namelen = sizeof destination;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const auto received = ::recvmsg(fd, &message, MSG_ERRQUEUE | MSG_DONTWAIT);
    if (received < 0 && errno == EINTR) continue;
    if (received < 0) return std::nullopt;
    const auto error = extendedError(message);
    // What the machine itself refused (too large, no route) has been the result of the send call.
    if (!isIcmp(error)) continue;
    return SendingFailure{.error = static_cast<int>(error.ee_errno),
                          .destination = unmapped(fromSockaddr(destination))};
  }
}

}  // namespace gramscope
