#pragma once

#include "core/address.h"
#include "platform/linux/file_descriptor.h"

namespace gramscope {

/// Whether setsockopt(2) took an integer option; if not, errno says why.
bool trySetOption(int fd, int level, int name, int value) noexcept;

/// The same for one that must be taken. Throws SystemError (`setsockopt`).
void setOption(int fd, int level, int name, int value);

/// Throws SystemError (`getsockopt`).
int getOption(int fd, int level, int name);

/// A datagram socket of this domain (AF_...), which never blocks. Throws SystemError (`socket`).
FileDescriptor openDescriptor(int domain);

/// Keeps away the datagrams of groups that only other sockets joined (IP_MULTICAST_ALL of ip(7) and
/// its IPv6 twin). Throws SystemError (`setsockopt`).
void hearOwnGroupsAlone(int fd, Family family);

/// Asks that each datagram come with the kernel's time, its destination, interface, TTL and traffic
/// class (ip(7), ipv6(7), RFC 3542). Throws SystemError (`setsockopt`). To be called before
/// bind(2): from then on datagrams are queued, and they shall all carry what was asked. Each costs
/// the kernel time: together a third of what it takes to receive a short datagram.
void askForDetails(int fd, Family family);

/// Returns the bytes that can be used, with the limit of the system applied.
int growReceiveBuffer(int fd, int bytes);

/// Where the socket is bound. Throws SystemError (`getsockname`).
SocketAddress localAddress(int fd);

}  // namespace gramscope
