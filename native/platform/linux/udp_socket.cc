#include "platform/udp_socket.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>

#include "platform/address_text.h"
#include "platform/linux/descriptor.h"
#include "platform/linux/sockaddr.h"
#include "platform/system_error.h"

namespace gramscope {
namespace {

void bindTo(int fd, const SocketAddress& address) {
  const Sockaddr sockaddr = toSockaddr(address);
  if (::bind(fd, sockaddr.get(), sockaddr.length) != 0) {
    throw SystemError(errno, "bind", addressText(address), address.port);
  }
}

}  // namespace

std::shared_ptr<DatagramSocket> openUdpSocket(std::uint32_t id, const UdpSocketOptions& options) {
  FileDescriptor fd = openDescriptor(options.address.family == Family::kIpv4 ? AF_INET : AF_INET6);
  if (options.reuse_address) setOption(fd.get(), SOL_SOCKET, SO_REUSEADDR, 1);
  hearOwnGroupsAlone(fd.get(), options.address.family);
  askForDetails(fd.get(), options.address.family);
  if (options.address.family == Family::kIpv6) {
    setOption(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, options.ipv6_only ? 1 : 0);
  }
  const ReceiveBuffer receive_buffer = {.asked = options.receive_buffer,
                                        .got = growReceiveBuffer(fd.get(), options.receive_buffer)};
  bindTo(fd.get(), options.address);
  auto socket =
      std::make_shared<DatagramSocket>(id, fd.get(), localAddress(fd.get()), receive_buffer);
  fd.release();
  return socket;
}

}  // namespace gramscope
