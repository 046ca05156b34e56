// The names of RFC 3542 are behind this macro (ip6(4)).
#define __APPLE_USE_RFC_3542

#include "platform/posix/particulars.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/sysctl.h>

#include <algorithm>
#include <cerrno>

#include "platform/address_text.h"
#include "platform/posix/descriptor.h"
#include "platform/shared/option_name.h"
#include "platform/shared/sockaddr.h"
#include "platform/shared/socket_options.h"
#include "platform/system_error.h"

namespace gramscope {
namespace {

/// What a buffer may have at most, with the bookkeeping of the system: about an eighth of it.
int largestBuffer() noexcept {
  int bytes = 0;
  std::size_t length = sizeof bytes;
  ::sysctlbyname("kern.ipc.maxsockbuf", &bytes, &length, nullptr, 0);
  return bytes - bytes / 8;
}

}  // namespace

FileDescriptor openDescriptor(int domain) {
  FileDescriptor fd(::socket(domain, SOCK_DGRAM, 0));
  if (fd.get() < 0) throw SystemError(errno, "socket");
  beNonBlocking(fd.get());
  return fd;
}

int domainOfDescriptor(int fd) {
  auto address = emptySockaddr();
  if (::getsockname(fd, address.get(), &address.length) != 0) {
    throw SystemError(errno, "getsockname");
  }
  return address.storage.ss_family;
}

/// macOS does so by itself for IPv4 and IPv6.
void hearOwnGroupsAlone(int, Family) {}

void askForDetails(int fd, Family family) {
  setOption(fd, SOL_SOCKET, SO_TIMESTAMP, 1);
  if (family == Family::kIpv4) {
    setOption(fd, IPPROTO_IP, IP_RECVPKTINFO, 1);
    setOption(fd, IPPROTO_IP, IP_RECVTTL, 1);
    trySetOption(fd, IPPROTO_IP, IP_RECVTOS, 1);
    return;
  }
  // Those for IPv4 are refused here; IPv4 datagrams come with the addresses mapped.
  setOption(fd, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
  setOption(fd, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
  setOption(fd, IPPROTO_IPV6, IPV6_RECVTCLASS, 1);
}

/// Of Unix datagrams macOS tells neither time nor credentials (LOCAL_PEERCRED, unix(4), is for
/// streams alone).
void askForUnixDetails(int) {}

void openErrorQueue(int, Family) {
  throw SystemError(ENOTSUP, "setsockopt")
      .explained("ICMP errors with their destination are to be had on Linux alone");
}

void setReuse(int fd, const UdpBinding& binding) {
  if (binding.reuse_port) {
    // SO_REUSEPORT here lets sockets share a port, but spreads nothing: one gets everything.
    throw SystemError(ENOTSUP, "bind", addressText(binding.address), binding.address.port)
        .explained("macOS cannot spread datagrams over the sockets on one port");
  }
  // What SO_REUSEADDR is on Linux. libuv, and hence Node, has it so too.
  setOption(fd, SOL_SOCKET, SO_REUSEPORT, binding.reuse_address ? 1 : 0);
}

int growReceiveBuffer(int fd, int bytes) {
  // More than the limit is ENOBUFS, and not cut down as elsewhere.
  if (!trySetOption(fd, SOL_SOCKET, SO_RCVBUF, bytes)) {
    setOption(fd, SOL_SOCKET, SO_RCVBUF, std::min(bytes, largestBuffer()));
  }
  return getOption(fd, SOL_SOCKET, SO_RCVBUF);
}

int bufferSizeOf(DatagramSocket::Handle handle, SocketOption option) noexcept {
  const OptionName name = ipv4NameOf(option);
  int bytes = 0;
  socklen_t length = sizeof bytes;
  ::getsockopt(static_cast<int>(handle), name.level, name.name, &bytes, &length);
  return bytes;
}

void disconnect(int fd) {
  auto none = emptySockaddr();
  none.storage.ss_family = AF_UNSPEC;
  // connect(2): the association dissolves although the address is refused.
  if (::connect(fd, none.get(), none.length) == 0) return;
  if (errno != EAFNOSUPPORT && errno != EINVAL) throw SystemError(errno, "connect");
}

}  // namespace gramscope
