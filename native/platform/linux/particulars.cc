#include "platform/posix/particulars.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>

#include "platform/posix/descriptor.h"
#include "platform/shared/option_name.h"
#include "platform/shared/sockaddr.h"
#include "platform/shared/socket_options.h"
#include "platform/system_error.h"

namespace gramscope {
namespace {

/// IPV6_MULTICAST_ALL of <linux/in6.h>, which cannot be included beside <netinet/in.h>.
constexpr int kIpv6MulticastAll = 29;

void askForIpv4Details(int fd) {
  setOption(fd, IPPROTO_IP, IP_PKTINFO, 1);
  setOption(fd, IPPROTO_IP, IP_RECVTTL, 1);
  setOption(fd, IPPROTO_IP, IP_RECVTOS, 1);
}

void askForIpv6Details(int fd) {
  setOption(fd, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
  setOption(fd, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
  setOption(fd, IPPROTO_IPV6, IPV6_RECVTCLASS, 1);
}

}  // namespace

FileDescriptor openDescriptor(int domain) {
  const int fd = ::socket(domain, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) throw SystemError(errno, "socket");
  return FileDescriptor(fd);
}

int domainOfDescriptor(int fd) { return getOption(fd, SOL_SOCKET, SO_DOMAIN); }

void hearOwnGroupsAlone(int fd, Family family) {
  // Also for an IPv6 socket, which may hear IPv4.
  setOption(fd, IPPROTO_IP, IP_MULTICAST_ALL, 0);
  // Linux 4.20; before that every group of the machine comes in, which is no reason not to open.
  if (family == Family::kIpv6) trySetOption(fd, IPPROTO_IPV6, kIpv6MulticastAll, 0);
}

void askForDetails(int fd, Family family) {
  setOption(fd, SOL_SOCKET, SO_TIMESTAMPNS, 1);
  // Linux hands IPv4 control messages to an IPv6 socket for IPv4 datagrams; without these options
  // a dual-stack socket would know the TTL of IPv6 datagrams alone.
  askForIpv4Details(fd);
  if (family == Family::kIpv6) askForIpv6Details(fd);
}

/// Sender credentials are for sockets with a name alone: Linux would give one to any other as it
/// sends (unix(7), "Autobind feature").
void askForUnixDetails(int fd) {
  setOption(fd, SOL_SOCKET, SO_TIMESTAMPNS, 1);
  setOption(fd, SOL_SOCKET, SO_PASSCRED, 1);
}

/// Returns the bytes that can be used. The kernel doubles what it is given, for its bookkeeping,
/// and reports the double (socket(7), SO_RCVBUF); half of it compares with what was asked.
int growReceiveBuffer(int fd, int bytes) {
  // The first is for root only, and is not cut down to net.core.rmem_max.
  if (!trySetOption(fd, SOL_SOCKET, SO_RCVBUFFORCE, bytes)) {
    setOption(fd, SOL_SOCKET, SO_RCVBUF, bytes);
  }
  int got = 0;
  socklen_t length = sizeof got;
  if (::getsockopt(fd, SOL_SOCKET, SO_RCVBUF, &got, &length) != 0) {
    throw SystemError(errno, "getsockopt");
  }
  return got / 2;
}

int bufferSizeOf(DatagramSocket::Handle handle, SocketOption option) noexcept {
  const OptionName name = ipv4NameOf(option);
  int bytes = 0;
  socklen_t length = sizeof bytes;
  ::getsockopt(static_cast<int>(handle), name.level, name.name, &bytes, &length);
  // Half of it, for the kernel doubles what it is given (socket(7), SO_RCVBUF, SO_SNDBUF).
  return bytes / 2;
}

void setReuse(int fd, const UdpBinding& binding) {
  setOption(fd, SOL_SOCKET, SO_REUSEADDR, binding.reuse_address ? 1 : 0);
  setOption(fd, SOL_SOCKET, SO_REUSEPORT, binding.reuse_port ? 1 : 0);
}

/// Linux takes the port away as well, if it had chosen it (udp(7) is silent; __udp_disconnect). An
/// address that a program asked for is still there: the socket must not begin to hear others.
void disconnect(int fd) {
  const std::uint16_t port = localAddress(fd).port;
  auto none = emptySockaddr();
  none.storage.ss_family = AF_UNSPEC;
  if (::connect(fd, none.get(), none.length) != 0) throw SystemError(errno, "connect");
  SocketAddress local = localAddress(fd);
  if (local.port == port) return;
  local.port = port;
  const Sockaddr sockaddr = toSockaddr(local);
  if (::bind(fd, sockaddr.get(), sockaddr.length) != 0) throw SystemError(errno, "connect");
}

}  // namespace gramscope
