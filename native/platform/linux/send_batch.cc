#include "platform/shared/send_batch.h"

#include <limits.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "platform/posix/unix_sockaddr.h"
#include "platform/system_error.h"

namespace gramscope {
namespace {

/// Datagrams of one system call. More gain nothing, and this many structures fit the stack.
constexpr std::size_t kBatch = 64;

std::size_t sizeOf(const OutgoingMessage& message) noexcept {
  std::size_t size = 0;
  for (const auto& buffer : message.buffers) size += buffer.size();
  return size;
}

/// The structures of one sendmmsg(2) call.
class SendBatch {
 public:
  /// Takes the first messages. Throws std::bad_alloc.
  explicit SendBatch(std::span<const OutgoingMessage> messages);

  std::size_t size() const noexcept { return size_; }

  /// Why a message cannot even be asked for: an errno value, or 0.
  int refusal(std::size_t slot) const noexcept { return refusals_[slot]; }

  /// How many were sent of those from `first` on; -1 and errno when not even that one was.
  int send(int fd, std::size_t first) noexcept;

 private:
  void setDestination(std::size_t slot, const SocketName* destination);
  void setName(std::size_t slot, std::size_t destination) noexcept;
  void setPayload(std::size_t slot, const OutgoingMessage& message);

  const std::size_t size_;
  std::array<mmsghdr, kBatch> messages_;
  std::array<Sockaddr, kBatch> destinations_;
  /// Many messages in a row go to one place.
  const SocketName* last_destination_ = nullptr;
  std::size_t last_slot_ = 0;
  std::array<int, kBatch> refusals_;
  std::vector<iovec> vectors_;
  /// Payloads of more pieces than one call takes.
  std::vector<std::vector<std::byte>> joined_;
};

SendBatch::SendBatch(std::span<const OutgoingMessage> messages)
    : size_(std::min(messages.size(), kBatch)) {
  std::size_t pieces = 0;
  for (const auto& message : messages.first(size_)) pieces += message.buffers.size() + 1;
  // Once, because the message headers point into it.
  vectors_.reserve(pieces);
  for (std::size_t slot = 0; slot < size_; ++slot) {
    messages_[slot] = {};
    refusals_[slot] = messages[slot].refusal;
    setDestination(slot, messages[slot].destination);
    setPayload(slot, messages[slot]);
  }
}

void SendBatch::setDestination(std::size_t slot, const SocketName* destination) {
  if (destination == nullptr || refusals_[slot] != 0) return;
  if (destination == last_destination_) return setName(slot, last_slot_);
  Sockaddr& sockaddr = destinations_[slot];
  if (const auto* address = std::get_if<SocketAddress>(destination)) {
    sockaddr = toSockaddr(*address);
  } else {
    try {
      sockaddr = toUnixSockaddr(std::get<std::string>(*destination), "send");
    } catch (const SystemError& error) {
      refusals_[slot] = error.error();
      return;
    }
  }
  last_destination_ = destination;
  last_slot_ = slot;
  setName(slot, slot);
}

/// Points a message to the destination of a slot.
void SendBatch::setName(std::size_t slot, std::size_t destination) noexcept {
  Sockaddr& sockaddr = destinations_[destination];
  messages_[slot].msg_hdr.msg_name = sockaddr.get();
  messages_[slot].msg_hdr.msg_namelen = sockaddr.length;
}

void SendBatch::setPayload(std::size_t slot, const OutgoingMessage& message) {
  msghdr& header = messages_[slot].msg_hdr;
  header.msg_iov = vectors_.data() + vectors_.size();
  // sendmsg(2) does not write through these pointers, whatever the type of iov_base says.
  if (message.buffers.size() <= IOV_MAX) {
    for (const auto& buffer : message.buffers) {
      vectors_.push_back(
          {.iov_base = const_cast<std::byte*>(buffer.data()), .iov_len = buffer.size()});
    }
    header.msg_iovlen = message.buffers.size();
    return;
  }
  std::vector<std::byte>& joined = joined_.emplace_back();
  joined.reserve(sizeOf(message));
  for (const auto& buffer : message.buffers) {
    joined.insert(joined.end(), buffer.begin(), buffer.end());
  }
  vectors_.push_back({.iov_base = joined.data(), .iov_len = joined.size()});
  header.msg_iovlen = 1;
}

int SendBatch::send(int fd, std::size_t first) noexcept {
  constexpr int kFlags = MSG_DONTWAIT | MSG_NOSIGNAL;
  std::size_t end = first;
  while (end < size_ && refusals_[end] == 0) ++end;
  // One alone takes the shorter way through the kernel.
  if (end - first == 1) return ::sendmsg(fd, &messages_[first].msg_hdr, kFlags) < 0 ? -1 : 1;
  return ::sendmmsg(fd, messages_.data() + first, static_cast<unsigned int>(end - first), kFlags);
}

std::string lengthProblem(const SocketName& destination) {
  const auto* path = std::get_if<std::string>(&destination);
  if (path == nullptr) return {};
  try {
    toUnixSockaddr(*path, "send");
  } catch (const SystemError& error) {
    return error.detail();
  }
  return {};
}

SendFailure failureOf(const OutgoingMessage& message, std::size_t index, int error) {
  SendFailure failure{.index = index, .error = error};
  if (message.destination == nullptr) return failure;
  failure.destination = *message.destination;
  if (error == ENAMETOOLONG) failure.detail = lengthProblem(*message.destination);
  return failure;
}

/// Sends one batch. Returns false when the system would block.
bool sendBatch(const DatagramSocket& socket, std::span<const OutgoingMessage> messages,
               SendReport& report) {
  SendBatch batch(messages);
  const int fd = static_cast<int>(socket.handle());
  // With an error queue, the error of an earlier datagram is returned by whatever call is next,
  // although it will be told by itself (ip(7), IP_RECVERR): hence one more attempt.
  bool may_be_of_another = socket.hasErrorQueue();
  for (std::size_t next = 0; next < batch.size();) {
    int error = batch.refusal(next);
    const int sent = error == 0 ? batch.send(fd, next) : -1;
    if (error == 0 && sent < 0) error = errno;
    if (sent >= 0) {
      next += static_cast<std::size_t>(sent);
      report.settled += static_cast<std::size_t>(sent);
      may_be_of_another = socket.hasErrorQueue();
    } else if (error == EAGAIN || error == EWOULDBLOCK) {
      return false;
    } else if (error != EINTR && socket.hasPassingPeer()) {
      // It is told once, and about a datagram that has left already (udp(7)).
      if (error == ECONNREFUSED) continue;
      report.is_peer_lost = true;
      return false;
    } else if (error != EINTR && !std::exchange(may_be_of_another, false)) {
      report.failures.push_back(failureOf(messages[next++], report.settled, error));
      ++report.settled;
      may_be_of_another = socket.hasErrorQueue();
    }
  }
  return true;
}

}  // namespace

void sendNow(const DatagramSocket& socket, std::span<const OutgoingMessage> messages,
             SendReport& report) {
  while (!messages.empty()) {
    const std::size_t before = report.settled;
    const bool goes_on = sendBatch(socket, messages, report);
    messages = messages.subspan(report.settled - before);
    if (!goes_on) return;
  }
}

}  // namespace gramscope
