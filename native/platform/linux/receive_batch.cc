#include "platform/linux/receive_batch.h"

#include <sys/un.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <ctime>
#include <string_view>

#include "platform/shared/sockaddr.h"

namespace gramscope {
namespace {

/// Buffers that lie a power of two apart would share the few places of one set in the processor's
/// caches, and drive each other out. A page and a cache line more has them use all sets.
constexpr std::size_t kColour = 4096 + 64;

std::int64_t now() noexcept {
  timespec time{};
  clock_gettime(CLOCK_REALTIME, &time);
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// The name of a Unix sender, inside the buffer of the message; see Datagram::source_path.
std::string_view pathIn(const msghdr& header) noexcept {
  constexpr std::size_t kStart = offsetof(sockaddr_un, sun_path);
  if (header.msg_namelen <= kStart) return {};
  char* path = static_cast<char*>(header.msg_name) + kStart;
  const std::size_t length = header.msg_namelen - kStart;
  if (path[0] != '\0') return {path, ::strnlen(path, length)};
  path[0] = '@';
  return {path, length};
}

}  // namespace

ReceiveBatch::ReceiveBatch(const ReceiverOptions& options)
    : buffer_size_(options.buffer_size),
      stride_(options.buffer_size + kColour),
      buffers_(std::make_unique_for_overwrite<std::byte[]>(options.batch_size * stride_)),
      messages_(options.batch_size),
      vectors_(options.batch_size),
      sources_(options.batch_size),
      controls_(options.batch_size),
      datagrams_(options.batch_size) {
  for (std::size_t slot = 0; slot < messages_.size(); ++slot) {
    vectors_[slot] = {.iov_base = buffers_.get() + slot * stride_, .iov_len = buffer_size_};
    prepare(slot);
  }
}

ReceiveBatch::Result ReceiveBatch::receive(const DatagramSocket& socket) noexcept {
  // MSG_TRUNC makes msg_len the length on the wire, even where the buffer was too small (recv(2)).
  const int received = ::recvmmsg(static_cast<int>(socket.handle()), messages_.data(),
                                  static_cast<unsigned int>(messages_.size()),
                                  MSG_DONTWAIT | MSG_TRUNC | MSG_CMSG_CLOEXEC, nullptr);
  if (received < 0) return {.datagrams = {}, .error = errno};
  const auto count = static_cast<std::size_t>(received);
  const std::int64_t time = now();
  for (std::size_t slot = 0; slot < count; ++slot) {
    datagrams_[slot] = datagramIn(slot, socket);
    if (datagrams_[slot].time == 0) datagrams_[slot].time = time;
    prepare(slot);
  }
  return {.datagrams = std::span(datagrams_).first(count)};
}

/// The kernel overwrites the lengths in a message header, so that each needs them again.
void ReceiveBatch::prepare(std::size_t slot) noexcept {
  msghdr& header = messages_[slot].msg_hdr;
  header = {};
  // A Unix sender without a name leaves no trace here, not even a family.
  sources_[slot].ss_family = AF_UNSPEC;
  header.msg_name = &sources_[slot];
  header.msg_namelen = sizeof sources_[slot];
  header.msg_iov = &vectors_[slot];
  header.msg_iovlen = 1;
  header.msg_control = &controls_[slot];
  header.msg_controllen = sizeof controls_[slot];
}

Datagram ReceiveBatch::datagramIn(std::size_t slot, const DatagramSocket& socket) noexcept {
  mmsghdr& message = messages_[slot];
  const std::size_t captured = std::min<std::size_t>(message.msg_len, buffer_size_);
  Datagram datagram = {.source = unmapped(fromSockaddr(sources_[slot])),
                       .destination = unmapped(socket.local()),
                       .socket = socket.id(),
                       .original_length = message.msg_len,
                       .truncated = (message.msg_hdr.msg_flags & MSG_TRUNC) != 0,
                       .payload = {buffers_.get() + slot * stride_, captured}};
  if (sources_[slot].ss_family == AF_UNIX || message.msg_hdr.msg_namelen == 0) {
    datagram.source_path = pathIn(message.msg_hdr);
  }
  readControlMessages(message.msg_hdr, datagram);
  return datagram;
}

}  // namespace gramscope
