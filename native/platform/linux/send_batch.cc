#include "platform/linux/send_batch.h"

#include <limits.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "platform/linux/sockaddr.h"
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
  void setPayload(std::size_t slot, const OutgoingMessage& message);

  const std::size_t size_;
  std::array<mmsghdr, kBatch> messages_;
  std::array<Sockaddr, kBatch> destinations_;
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
  std::size_t end = first;
  while (end < size_ && refusals_[end] == 0) ++end;
  return ::sendmmsg(fd, messages_.data() + first, static_cast<unsigned int>(end - first),
                    MSG_DONTWAIT | MSG_NOSIGNAL);
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

SendOutcome failureOf(const OutgoingMessage& message, int error) {
  SendOutcome outcome{.error = error};
  if (message.destination == nullptr) return outcome;
  outcome.destination = *message.destination;
  if (error == ENAMETOOLONG) outcome.detail = lengthProblem(*message.destination);
  return outcome;
}

/// Sends one batch. Returns false when the system would block.
bool sendBatch(const DatagramSocket& socket, std::span<const OutgoingMessage> messages,
               std::vector<SendOutcome>& outcomes) {
  SendBatch batch(messages);
  const int fd = static_cast<int>(socket.handle());
  // With an error queue, the error of an earlier datagram is returned by whatever call is next,
  // although it will be told by itself (ip(7), IP_RECVERR): hence one more attempt.
  bool may_be_of_another = socket.hasErrorQueue();
  for (std::size_t next = 0; next < batch.size();) {
    int error = batch.refusal(next);
    const int sent = error == 0 ? batch.send(fd, next) : -1;
    if (error == 0 && sent < 0) error = errno;
    for (int i = 0; i < sent; ++i, ++next) outcomes.push_back({.bytes = sizeOf(messages[next])});
    if (sent >= 0) {
      may_be_of_another = socket.hasErrorQueue();
    } else if (error == EAGAIN || error == EWOULDBLOCK) {
      return false;
    } else if (error != EINTR && !std::exchange(may_be_of_another, false)) {
      outcomes.push_back(failureOf(messages[next++], error));
      may_be_of_another = socket.hasErrorQueue();
    }
  }
  return true;
}

}  // namespace

void sendNow(const DatagramSocket& socket, std::span<const OutgoingMessage> messages,
             std::vector<SendOutcome>& outcomes) {
  while (!messages.empty()) {
    const std::size_t before = outcomes.size();
    const bool goes_on = sendBatch(socket, messages, outcomes);
    messages = messages.subspan(outcomes.size() - before);
    if (!goes_on) return;
  }
}

}  // namespace gramscope
