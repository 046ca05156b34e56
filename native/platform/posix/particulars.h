#pragma once

#include "core/address.h"
#include "platform/posix/file_descriptor.h"
#include "platform/socket.h"

namespace gramscope {

// What Linux and macOS do each in its own way. Each call throws SystemError, by the name of the
// system call.

/// A datagram socket of this domain (AF_...), which never blocks.
FileDescriptor openDescriptor(int domain);

/// AF_...
int domainOfDescriptor(int fd);

/// Keeps away the datagrams of groups that only other sockets joined, where the system otherwise
/// hands them over: IP_MULTICAST_ALL of ip(7) and its IPv6 twin.
void hearOwnGroupsAlone(int fd, Family family);

/// Asks that each datagram come with the kernel's time, its destination, interface, TTL and traffic
/// class (ip(7), ipv6(7), RFC 3542). To be called before bind(2): from then on datagrams are
/// queued, and they shall all carry what was asked. Each costs the kernel time: together a third of
/// what it takes to receive a short datagram.
void askForDetails(int fd, Family family);

/// The same for a Unix socket with a name: the time, and the credentials of senders.
void askForUnixDetails(int fd);

/// Has the kernel queue what the network says about datagrams of this UDP socket (IP_RECVERR,
/// ip(7)). ENOTSUP where it knows no such queue.
void openErrorQueue(int fd, Family family);

/// Sets what lets several sockets share a port, also when off: a bind(2) that failed may have left
/// it on.
void setReuse(int fd, const UdpBinding& binding);

/// Returns the bytes that can be used, with the limit of the system applied.
int growReceiveBuffer(int fd, int bytes);

/// Frees the socket from its peer.
void disconnect(int fd);

}  // namespace gramscope
