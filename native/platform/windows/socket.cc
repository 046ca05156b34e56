#include "platform/socket.h"

#include <cerrno>
#include <utility>

#include "platform/address_text.h"
#include "platform/shared/socket_options.h"
#include "platform/system_error.h"
#include "platform/windows/winsock.h"

namespace gramscope {
namespace {

Family familyOf(SocketType type) noexcept {
  return type == SocketType::kUdp6 ? Family::kIpv6 : Family::kIpv4;
}

SocketAddress wildcard(SocketType type) noexcept {
  SocketAddress address;
  address.family = familyOf(type);
  return address;
}

SystemError noUnixSockets(const char* syscall) {
  return SystemError(EAFNOSUPPORT, syscall).explained("Windows has no Unix datagram sockets");
}

void setReuse(SOCKET socket, const UdpBinding& binding) {
  if (binding.reuse_port) {
    // What SO_REUSEADDR does here is not that: one of the sockets gets everything.
    throw SystemError(ENOTSUP, "bind", addressText(binding.address), binding.address.port)
        .explained("Windows cannot spread datagrams over the sockets on one port");
  }
  // Also when off, because a bind that failed may have left it on.
  setOption(socket, SOL_SOCKET, SO_REUSEADDR, binding.reuse_address ? 1 : 0);
}

}  // namespace

void Socket::bind(const UdpBinding& binding) {
  // The descriptor of a bound socket goes on until the fresh one has taken its place.
  auto fresh = is_bound_ ? open() : opened();
  const SOCKET socket = toSocket(fresh->handle());
  setReuse(socket, binding);
  if (binding.address.family == Family::kIpv6) {
    setOption(socket, IPPROTO_IPV6, IPV6_V6ONLY, binding.ipv6_only ? 1 : 0);
  }
  bindSocket(socket, binding.address);
  fresh->setLocal(localAddress(socket));
  if (fresh != current_) replaceBy(std::move(fresh));
  is_bound_ = true;
}

void Socket::bindPath(const std::string&, UnixSenders) { throw noUnixSockets("bind"); }

void Socket::adopt(int fd) {
  const auto socket = static_cast<SOCKET>(fd);
  auto local = emptySockaddr();
  if (::getsockname(socket, local.get(), &local.length) != 0) {
    throw SystemError(lastError(), "getsockname");
  }
  const int family = type() == SocketType::kUdp6 ? AF_INET6 : AF_INET;
  if (getOption(socket, SOL_SOCKET, SO_TYPE) != SOCK_DGRAM || local.storage.ss_family != family) {
    throw SystemError(EINVAL, "open").explained("the descriptor is no socket of this type");
  }
  u_long is_non_blocking = 1;
  ::ioctlsocket(socket, static_cast<long>(FIONBIO), &is_non_blocking);
  askForInternet(fd);
  replaceBy(std::make_shared<DatagramSocket>(options_.id, fd, fromSockaddr(local.storage)));
  is_bound_ = true;
}

void Socket::connectPath(const std::string&) { throw noUnixSockets("connect"); }

void Socket::connect(const std::optional<SocketAddress>& peer) {
  const SOCKET socket = toSocket(descriptor());
  hearUnreachable(socket, peer.has_value());
  // An address of zeros frees a socket from its peer (connect function, Winsock reference).
  const Sockaddr address = peer ? toSockaddr(*peer) : toSockaddr(wildcard(type()));
  if (::connect(socket, address.get(), address.length) != 0) {
    if (!peer) throw SystemError(lastError(), "connect");
    throw SystemError(lastError(), "connect", addressText(*peer), peer->port);
  }
  is_bound_ = true;
  current_->setLocal(localAddress(socket));
}

SocketName Socket::address() const {
  if (!current_) throw SystemError(EBADF, "getsockname");
  return localAddress(toSocket(current_->handle()));
}

SocketName Socket::peer() const {
  if (!current_) throw SystemError(ENOTCONN, "getpeername");
  auto address = emptySockaddr();
  if (::getpeername(toSocket(current_->handle()), address.get(), &address.length) != 0) {
    throw SystemError(lastError(), "getpeername");
  }
  return fromSockaddr(address.storage);
}

void Socket::close() noexcept {
  if (current_) replaceBy(nullptr);
}

/// A fresh descriptor with everything set so far, not bound.
std::shared_ptr<DatagramSocket> Socket::open() const {
  if (type() == SocketType::kUnix) throw noUnixSockets("socket");
  OwnedSocket socket(openSocket(familyOf(type())));
  const auto handle = static_cast<DatagramSocket::Handle>(socket.get());
  askForInternet(handle);
  carryOver(handle);
  auto result = std::make_shared<DatagramSocket>(options_.id, handle, wildcard(type()));
  socket.release();
  return result;
}

/// What a UDP socket wants from the start. Windows delivers groups to those that joined them alone.
void Socket::askForInternet(DatagramSocket::Handle handle) const {
  if (options_.icmp_errors) {
    throw SystemError(ENOTSUP, "setsockopt")
        .explained("ICMP errors with their destination are to be had on Linux alone");
  }
  if (options_.packet_info) askForDetails(toSocket(handle), familyOf(type()));
}

}  // namespace gramscope
