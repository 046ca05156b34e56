#include "platform/unbatched/send_one.h"

#include <vector>

#include "platform/windows/winsock.h"

namespace gramscope {

int sendOne(const DatagramSocket& socket, std::span<const std::span<const std::byte>> buffers,
            const SocketName* destination) {
  std::vector<WSABUF> vectors;
  vectors.reserve(buffers.size());
  for (const auto& buffer : buffers) {
    // WSASendTo does not write through this pointer, whatever its type says.
    auto* bytes = const_cast<char*>(reinterpret_cast<const char*>(buffer.data()));
    vectors.push_back({.len = static_cast<ULONG>(buffer.size()), .buf = bytes});
  }
  // An empty datagram still has a buffer.
  if (vectors.empty()) vectors.push_back({});
  Sockaddr address = emptySockaddr();
  if (destination != nullptr) address = toSockaddr(std::get<SocketAddress>(*destination));
  DWORD sent = 0;
  const int result =
      ::WSASendTo(toSocket(socket.handle()), vectors.data(), static_cast<DWORD>(vectors.size()),
                  &sent, 0, destination != nullptr ? address.get() : nullptr,
                  destination != nullptr ? address.length : 0, nullptr, nullptr);
  return result == 0 ? 0 : lastError();
}

}  // namespace gramscope
