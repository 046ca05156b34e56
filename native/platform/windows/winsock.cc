#include "platform/windows/winsock.h"

#include <cerrno>

#include "platform/address_text.h"
#include "platform/system_error.h"
#include "platform/windows/option_names.h"

namespace gramscope {
namespace {

struct Entry {
  DWORD from;
  int to;
};

constexpr Entry kErrors[] = {
    {WSAEINTR, EINTR},
    {WSAEBADF, EBADF},
    {WSAEACCES, EACCES},
    {WSAEFAULT, EFAULT},
    {WSAEINVAL, EINVAL},
    {WSAEMFILE, EMFILE},
    {WSAEWOULDBLOCK, EAGAIN},
    {WSAEALREADY, EALREADY},
    {WSAENOTSOCK, ENOTSOCK},
    {WSAEDESTADDRREQ, EDESTADDRREQ},
    {WSAEMSGSIZE, EMSGSIZE},
    {WSAEPROTOTYPE, EPROTOTYPE},
    {WSAENOPROTOOPT, ENOPROTOOPT},
    {WSAEPROTONOSUPPORT, EPROTONOSUPPORT},
    {WSAESOCKTNOSUPPORT, EPROTONOSUPPORT},
    {WSAEOPNOTSUPP, ENOTSUP},
    {WSAEPFNOSUPPORT, EAFNOSUPPORT},
    {WSAEAFNOSUPPORT, EAFNOSUPPORT},
    {WSAEADDRINUSE, EADDRINUSE},
    {WSAEADDRNOTAVAIL, EADDRNOTAVAIL},
    {WSAENETDOWN, ENETDOWN},
    {WSAENETUNREACH, ENETUNREACH},
    // For a datagram: its TTL ended on the way.
    {WSAENETRESET, EHOSTUNREACH},
    {WSAECONNABORTED, ECONNABORTED},
    {WSAECONNRESET, ECONNRESET},
    {WSAENOBUFS, ENOBUFS},
    {WSAEISCONN, EISCONN},
    {WSAENOTCONN, ENOTCONN},
    {WSAESHUTDOWN, EPIPE},
    {WSAETIMEDOUT, ETIMEDOUT},
    {WSAECONNREFUSED, ECONNREFUSED},
    {WSAENAMETOOLONG, ENAMETOOLONG},
    {WSAEHOSTUNREACH, EHOSTUNREACH},
    {ERROR_ACCESS_DENIED, EACCES},
    {ERROR_FILE_NOT_FOUND, ENOENT},
    {ERROR_PATH_NOT_FOUND, ENOENT},
    {ERROR_FILE_EXISTS, EEXIST},
    {ERROR_ALREADY_EXISTS, EEXIST},
    {ERROR_DISK_FULL, ENOSPC},
    {ERROR_SHARING_VIOLATION, EBUSY},
    {ERROR_WRITE_PROTECT, EROFS},
    {ERROR_TOO_MANY_OPEN_FILES, EMFILE},
    {ERROR_INVALID_PARAMETER, EINVAL},
    {ERROR_INVALID_HANDLE, EBADF},
    {ERROR_NOT_ENOUGH_MEMORY, ENOMEM},
    {ERROR_NOT_SUPPORTED, ENOTSUP},
    {ERROR_NETWORK_UNREACHABLE, ENETUNREACH},
    {ERROR_HOST_UNREACHABLE, EHOSTUNREACH},
    {ERROR_PORT_UNREACHABLE, ECONNREFUSED},
};

/// Node has done it already; a second time only counts.
void startWinsock() {
  static const int error = [] {
    WSADATA data;
    return ::WSAStartup(MAKEWORD(2, 2), &data);
  }();
  if (error != 0) throw SystemError(errnoOf(static_cast<DWORD>(error)), "WSAStartup");
}

}  // namespace

int errnoOf(DWORD error) noexcept {
  for (const Entry& entry : kErrors) {
    if (entry.from == error) return entry.to;
  }
  return static_cast<int>(error);
}

int lastError() noexcept { return errnoOf(static_cast<DWORD>(::WSAGetLastError())); }

SOCKET openSocket(Family family) {
  startWinsock();
  OwnedSocket socket(::WSASocketW(family == Family::kIpv4 ? AF_INET : AF_INET6, SOCK_DGRAM,
                                  IPPROTO_UDP, nullptr, 0,
                                  WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT));
  if (socket.get() == INVALID_SOCKET) throw SystemError(lastError(), "socket");
  u_long is_non_blocking = 1;
  if (::ioctlsocket(socket.get(), static_cast<long>(FIONBIO), &is_non_blocking) != 0) {
    throw SystemError(lastError(), "ioctlsocket");
  }
  // Windows alone begins with IPv6 only.
  if (family == Family::kIpv6) setOption(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, 0);
  hearUnreachable(socket.get(), false);
  return socket.release();
}

void hearUnreachable(SOCKET socket, bool is_wanted) noexcept {
  BOOL value = is_wanted ? TRUE : FALSE;
  DWORD ignored = 0;
  ::WSAIoctl(socket, SIO_UDP_CONNRESET, &value, sizeof value, nullptr, 0, &ignored, nullptr,
             nullptr);
}

bool trySetOption(SOCKET socket, int level, int name, DWORD value) noexcept {
  const auto* bytes = reinterpret_cast<const char*>(&value);
  return ::setsockopt(socket, level, name, bytes, sizeof value) == 0;
}

void setOption(SOCKET socket, int level, int name, DWORD value) {
  if (!trySetOption(socket, level, name, value)) throw SystemError(lastError(), "setsockopt");
}

int getOption(SOCKET socket, int level, int name) {
  int value = 0;
  int length = sizeof value;
  if (::getsockopt(socket, level, name, reinterpret_cast<char*>(&value), &length) != 0) {
    throw SystemError(lastError(), "getsockopt");
  }
  return value;
}

void askForDetails(SOCKET socket, Family family) noexcept {
  // On an IPv6 socket for the IPv4 datagrams of a dual-stack one.
  for (const int name : {kIpPacketInfo, kIpReceiveTtl, kIpReceiveTos, kIpReceiveEcn}) {
    trySetOption(socket, IPPROTO_IP, name, 1);
  }
  if (family == Family::kIpv4) return;
  for (const int name :
       {kIpv6PacketInfo, kIpv6HopLimit, kIpv6ReceiveTrafficClass, kIpv6ReceiveEcn}) {
    trySetOption(socket, IPPROTO_IPV6, name, 1);
  }
}

void bindSocket(SOCKET socket, const SocketAddress& address) {
  const Sockaddr sockaddr = toSockaddr(address);
  if (::bind(socket, sockaddr.get(), sockaddr.length) != 0) {
    throw SystemError(lastError(), "bind", addressText(address), address.port);
  }
}

SocketAddress localAddress(SOCKET socket) {
  auto address = emptySockaddr();
  if (::getsockname(socket, address.get(), &address.length) != 0) {
    throw SystemError(lastError(), "getsockname");
  }
  return fromSockaddr(address.storage);
}

}  // namespace gramscope
