#include "platform/socket.h"

#include <utility>
#include <vector>

#include "platform/shared/socket_options.h"

namespace gramscope {

Socket::~Socket() { close(); }

const std::shared_ptr<DatagramSocket>& Socket::opened() {
  if (!current_) current_ = open();
  return current_;
}

DatagramSocket::Handle Socket::descriptor() { return opened()->handle(); }

void Socket::set(SocketOption option, int value) {
  setSocketOption(descriptor(), type(), option, value);
  values_[option] = value;
}

int Socket::get(SocketOption option) { return getSocketOption(descriptor(), type(), option); }

void Socket::setMulticastInterface(const SocketAddress& address) {
  setMulticastInterfaceOf(descriptor(), address);
  multicast_interface_ = address;
}

void Socket::join(const Membership& membership) {
  changeMembership(descriptor(), MembershipChange::kJoin, membership);
  memberships_.push_back(membership);
}

void Socket::leave(const Membership& membership) {
  changeMembership(descriptor(), MembershipChange::kLeave, membership);
  std::erase(memberships_, membership);
}

Socket::Statistics Socket::statistics() const noexcept {
  Statistics result{.counters = earlier_, .receive_buffer = {}};
  if (!current_) return result;
  const auto counters = current_->statistics();
  result.counters.received += counters.received;
  result.counters.bytes += counters.bytes;
  result.counters.dropped += counters.dropped;
  result.counters.failure = counters.failure;
  result.receive_buffer = buffer(SocketOption::kReceiveBuffer);
  return result;
}

BufferSize Socket::buffer(SocketOption option) const noexcept {
  if (!current_) return {};
  const int got = bufferSizeOf(current_->handle(), option);
  const auto asked = values_.find(option);
  return {.asked = asked == values_.end() ? got : asked->second, .got = got};
}

void Socket::carryOver(DatagramSocket::Handle handle) const {
  for (const auto& [option, value] : values_) setSocketOption(handle, type(), option, value);
  if (multicast_interface_) setMulticastInterfaceOf(handle, *multicast_interface_);
  for (const Membership& membership : memberships_) {
    changeMembership(handle, MembershipChange::kJoin, membership);
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
