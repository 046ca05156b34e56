#include "platform/socket.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <utility>

#include "platform/address_text.h"
#include "platform/linux/descriptor.h"
#include "platform/linux/error_queue.h"
#include "platform/linux/sockaddr.h"
#include "platform/linux/socket_options.h"
#include "platform/linux/unix_file.h"
#include "platform/system_error.h"

namespace gramscope {
namespace {

int domainOf(SocketType type) noexcept {
  switch (type) {
    case SocketType::kUdp4:
      return AF_INET;
    case SocketType::kUdp6:
      return AF_INET6;
    case SocketType::kUnix:
      return AF_UNIX;
  }
  return AF_UNSPEC;
}

Family familyOf(SocketType type) noexcept {
  return type == SocketType::kUdp6 ? Family::kIpv6 : Family::kIpv4;
}

SocketAddress wildcard(SocketType type) noexcept {
  SocketAddress address;
  address.family = familyOf(type);
  return address;
}

void bindDescriptor(int fd, const UdpBinding& binding) {
  // Also set when off, because a bind that failed may have left them on.
  setOption(fd, SOL_SOCKET, SO_REUSEADDR, binding.reuse_address ? 1 : 0);
  setOption(fd, SOL_SOCKET, SO_REUSEPORT, binding.reuse_port ? 1 : 0);
  if (binding.address.family == Family::kIpv6) {
    setOption(fd, IPPROTO_IPV6, IPV6_V6ONLY, binding.ipv6_only ? 1 : 0);
  }
  const Sockaddr sockaddr = toSockaddr(binding.address);
  if (::bind(fd, sockaddr.get(), sockaddr.length) != 0) {
    throw SystemError(errno, "bind", addressText(binding.address), binding.address.port);
  }
}

/// Sender credentials are for sockets with a name alone: Linux would give one to any other as it
/// sends (unix(7), "Autobind feature").
void askForUnixDetails(int fd) {
  setOption(fd, SOL_SOCKET, SO_TIMESTAMPNS, 1);
  setOption(fd, SOL_SOCKET, SO_PASSCRED, 1);
}

SocketName nameIn(const Sockaddr& address, SocketType type) {
  if (type == SocketType::kUnix) return pathIn(address);
  return fromSockaddr(address.storage);
}

void disconnectUnix(int fd) {
  auto nobody = emptySockaddr();
  nobody.storage.ss_family = AF_UNSPEC;
  if (::connect(fd, nobody.get(), nobody.length) != 0) throw SystemError(errno, "connect");
}

void checkKind(int fd, SocketType type) {
  if (getOption(fd, SOL_SOCKET, SO_TYPE) != SOCK_DGRAM ||
      getOption(fd, SOL_SOCKET, SO_DOMAIN) != domainOf(type)) {
    throw SystemError(EINVAL, "open").explained("the descriptor is no socket of this type");
  }
}

void beNonBlocking(int fd) {
  const int flags = ::fcntl(fd, F_GETFL);
  if (flags < 0 || ::fcntl(fd, F_SETFL, flags | O_NONBLOCK) != 0) throw SystemError(errno, "fcntl");
  if (::fcntl(fd, F_SETFD, FD_CLOEXEC) != 0) throw SystemError(errno, "fcntl");
}

}  // namespace

Socket::~Socket() { close(); }

const std::shared_ptr<DatagramSocket>& Socket::opened() {
  if (!current_) current_ = open();
  return current_;
}

int Socket::descriptor() { return static_cast<int>(opened()->handle()); }

void Socket::bind(const UdpBinding& binding) {
  // The descriptor of a bound socket goes on until the fresh one has taken its place.
  auto fresh = is_bound_ ? open() : opened();
  const int fd = static_cast<int>(fresh->handle());
  bindDescriptor(fd, binding);
  fresh->setLocal(localAddress(fd));
  if (fresh != current_) replaceBy(std::move(fresh));
  is_bound_ = true;
}

void Socket::bindPath(const std::string& path) {
  const Sockaddr address = toUnixSockaddr(path, "bind");
  const int fd = descriptor();
  if (options_.packet_info) askForUnixDetails(fd);
  bindUnix(fd, address, path);
  is_bound_ = true;
  if (const auto file = fileOf(path)) {
    file_ = BoundFile{.path = file->path, .device = file->device, .inode = file->inode};
  }
}

void Socket::adopt(int fd) {
  checkKind(fd, type());
  beNonBlocking(fd);
  auto local = emptySockaddr();
  if (::getsockname(fd, local.get(), &local.length) != 0) throw SystemError(errno, "getsockname");
  if (type() != SocketType::kUnix) {
    askForInternet(fd);
  } else if (options_.packet_info && !pathIn(local).empty()) {
    askForUnixDetails(fd);
  }
  auto adopted = std::make_shared<DatagramSocket>(options_.id, fd, fromSockaddr(local.storage));
  if (options_.icmp_errors && type() != SocketType::kUnix) adopted->setErrorQueue();
  replaceBy(std::move(adopted));
  is_bound_ = true;
}

void Socket::connectPath(const std::string& path) {
  const Sockaddr address = toUnixSockaddr(path, "connect");
  if (::connect(descriptor(), address.get(), address.length) != 0) {
    throw SystemError(errno, "connect", path, 0);
  }
}

void Socket::connect(const std::optional<SocketAddress>& peer) {
  const int fd = descriptor();
  if (type() == SocketType::kUnix) return disconnectUnix(fd);
  const SocketAddress before = localAddress(fd);
  auto address = emptySockaddr();
  if (peer) {
    address = toSockaddr(*peer);
  } else {
    address.storage.ss_family = AF_UNSPEC;
  }
  if (::connect(fd, address.get(), address.length) != 0) {
    if (!peer) throw SystemError(errno, "connect");
    throw SystemError(errno, "connect", addressText(*peer), peer->port);
  }
  is_bound_ = true;
  // Unbound until now: the system has chosen the port.
  if (before.port == 0) current_->setLocal(localAddress(fd));
  if (!peer && localAddress(fd).port == 0 && before.port != 0) {
    // Linux takes the port away as well, if it had chosen it (udp(7) is silent; __udp_disconnect).
    // An address that a program asked for is still there: the socket must not begin to hear others.
    SocketAddress local = localAddress(fd);
    local.port = before.port;
    const Sockaddr sockaddr = toSockaddr(local);
    if (::bind(fd, sockaddr.get(), sockaddr.length) != 0) throw SystemError(errno, "connect");
  }
}

SocketName Socket::address() const {
  if (!current_) throw SystemError(EBADF, "getsockname");
  auto address = emptySockaddr();
  if (::getsockname(static_cast<int>(current_->handle()), address.get(), &address.length) != 0) {
    throw SystemError(errno, "getsockname");
  }
  return nameIn(address, type());
}

SocketName Socket::peer() const {
  if (!current_) throw SystemError(ENOTCONN, "getpeername");
  auto address = emptySockaddr();
  if (::getpeername(static_cast<int>(current_->handle()), address.get(), &address.length) != 0) {
    throw SystemError(errno, "getpeername");
  }
  return nameIn(address, type());
}

Socket::Statistics Socket::statistics() const noexcept {
  Statistics result{.counters = earlier_, .receive_buffer = {}};
  if (!current_) return result;
  const auto counters = current_->statistics();
  result.counters.received += counters.received;
  result.counters.bytes += counters.bytes;
  result.counters.dropped += counters.dropped;
  result.counters.failure = counters.failure;
  result.receive_buffer = receiveBufferOf(static_cast<int>(current_->handle()));
  const auto asked = values_.find(SocketOption::kReceiveBuffer);
  if (asked != values_.end()) result.receive_buffer.asked = asked->second;
  return result;
}

void Socket::close() noexcept {
  if (file_) removeFile({.path = file_->path, .device = file_->device, .inode = file_->inode});
  file_.reset();
  if (current_) replaceBy(nullptr);
}

/// A fresh descriptor with everything set so far, not bound.
std::shared_ptr<DatagramSocket> Socket::open() const {
  FileDescriptor fd = openDescriptor(domainOf(type()));
  if (type() != SocketType::kUnix) askForInternet(fd.get());
  carryOver(fd.get());
  auto socket = std::make_shared<DatagramSocket>(options_.id, fd.get(), wildcard(type()));
  fd.release();
  if (options_.icmp_errors && type() != SocketType::kUnix) socket->setErrorQueue();
  return socket;
}

/// What a UDP socket wants from the start.
void Socket::askForInternet(int fd) const {
  const Family family = familyOf(type());
  hearOwnGroupsAlone(fd, family);
  if (options_.packet_info) askForDetails(fd, family);
  if (options_.icmp_errors) openErrorQueue(fd, family);
}

void Socket::carryOver(int fd) const {
  for (const auto& [option, value] : values_) setSocketOption(fd, type(), option, value);
  if (multicast_interface_) setMulticastInterfaceOf(fd, *multicast_interface_);
  for (const Membership& membership : memberships_) {
    changeMembership(fd, MembershipChange::kJoin, membership);
  }
}

/// Whoever still reads the old one keeps it open by its own pointer.
void Socket::replaceBy(std::shared_ptr<DatagramSocket> fresh) noexcept {
  if (current_) {
    const auto counters = current_->statistics();
    earlier_.received += counters.received;
    earlier_.bytes += counters.bytes;
    earlier_.dropped += counters.dropped;
    earlier_.failure = counters.failure;
  }
  current_ = std::move(fresh);
}

}  // namespace gramscope
