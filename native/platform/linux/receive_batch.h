#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "core/datagram.h"
#include "platform/datagram_socket.h"
#include "platform/linux/control_messages.h"
#include "platform/receiver.h"

namespace gramscope {

/// The buffers of one recvmmsg(2) call, taken once and used for every socket in turn.
class ReceiveBatch {
 public:
  explicit ReceiveBatch(const ReceiverOptions& options);

  /// What one call brought: datagrams, or an errno value and none.
  struct Result {
    std::span<const Datagram> datagrams;
    int error = 0;
  };

  /// Datagrams that one call brings at most.
  std::size_t size() const noexcept { return messages_.size(); }

  /// Reads what is queued, without waiting. The datagrams live until the next call.
  Result receive(const DatagramSocket& socket) noexcept;

 private:
  struct alignas(cmsghdr) Control {
    std::array<std::byte, kControlSize> bytes;
  };

  void prepare(std::size_t slot) noexcept;
  Datagram datagramIn(std::size_t slot, const DatagramSocket& socket) noexcept;

  const std::size_t buffer_size_;
  /// Bytes from one buffer to the next.
  const std::size_t stride_;
  std::unique_ptr<std::byte[]> buffers_;
  std::vector<mmsghdr> messages_;
  std::vector<iovec> vectors_;
  std::vector<sockaddr_storage> sources_;
  std::vector<Control> controls_;
  std::vector<Datagram> datagrams_;
};

}  // namespace gramscope
