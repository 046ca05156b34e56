#include "platform/socket.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <utility>

#include "platform/address_text.h"
#include "platform/posix/descriptor.h"
#include "platform/posix/particulars.h"
#include "platform/posix/unix_file.h"
#include "platform/posix/unix_sockaddr.h"
#include "platform/shared/sockaddr.h"
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
  setReuse(fd, binding);
  if (binding.address.family == Family::kIpv6) {
    setOption(fd, IPPROTO_IPV6, IPV6_V6ONLY, binding.ipv6_only ? 1 : 0);
  }
  const Sockaddr sockaddr = toSockaddr(binding.address);
  if (::bind(fd, sockaddr.get(), sockaddr.length) != 0) {
    throw SystemError(errno, "bind", addressText(binding.address), binding.address.port);
  }
}

void connectDescriptor(int fd, const SocketAddress& peer) {
  const Sockaddr address = toSockaddr(peer);
  if (::connect(fd, address.get(), address.length) != 0) {
    throw SystemError(errno, "connect", addressText(peer), peer.port);
  }
}

SocketName nameIn(const Sockaddr& address, SocketType type) {
  if (type == SocketType::kUnix) return pathIn(address);
  return fromSockaddr(address.storage);
}

void checkKind(int fd, SocketType type) {
  if (getOption(fd, SOL_SOCKET, SO_TYPE) != SOCK_DGRAM ||
      domainOfDescriptor(fd) != domainOf(type)) {
    throw SystemError(EINVAL, "open").explained("the descriptor is no socket of this type");
  }
}

}  // namespace

void Socket::bind(const UdpBinding& binding) {
  // The descriptor of a bound socket goes on until the fresh one has taken its place.
  auto fresh = is_bound_ ? open() : opened();
  const int fd = static_cast<int>(fresh->handle());
  bindDescriptor(fd, binding);
  fresh->setLocal(localAddress(fd));
  if (fresh != current_) replaceBy(std::move(fresh));
  is_bound_ = true;
}

void Socket::bindPath(const std::string& path, UnixSenders senders) {
  const Sockaddr address = toUnixSockaddr(path, "bind");
  const int fd = static_cast<int>(descriptor());
  if (options_.packet_info) askForUnixDetails(fd);
  const bool is_private = senders != UnixSenders::kOfUmask && bindsPrivately(fd);
  bindUnix(fd, address, path);
  is_bound_ = true;
  const auto file = fileOf(path);
  if (!file) return;
  file_ = BoundFile{.path = file->path, .device = file->device, .inode = file->inode};
  if (senders == UnixSenders::kEverybody) setMode(*file, 0666);
  if (senders == UnixSenders::kOwner && !is_private) setMode(*file, 0600);
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
  const int fd = static_cast<int>(descriptor());
  if (::connect(fd, address.get(), address.length) != 0) {
    throw SystemError(errno, "connect", path, 0);
  }
}

void Socket::connect(const std::optional<SocketAddress>& peer) {
  const int fd = static_cast<int>(descriptor());
  if (type() == SocketType::kUnix) return disconnect(fd);
  const SocketAddress before = localAddress(fd);
  if (peer) {
    connectDescriptor(fd, *peer);
  } else {
    disconnect(fd);
  }
  is_bound_ = true;
  // Unbound until now: the system has chosen the port.
  if (before.port == 0) current_->setLocal(localAddress(fd));
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
void Socket::askForInternet(DatagramSocket::Handle handle) const {
  const int fd = static_cast<int>(handle);
  const Family family = familyOf(type());
  hearOwnGroupsAlone(fd, family);
  if (options_.packet_info) askForDetails(fd, family);
  if (options_.icmp_errors) openErrorQueue(fd, family);
}

}  // namespace gramscope
