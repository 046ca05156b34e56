#include "platform/unbatched/receive_one.h"

#include <cerrno>
#include <cstring>

#include "platform/windows/control_messages.h"

namespace gramscope {
namespace {

/// WSARecvMsg is no import but has to be asked for; it is the same for every UDP socket.
LPFN_WSARECVMSG findReceiveMessage(SOCKET socket) noexcept {
  GUID id = WSAID_WSARECVMSG;
  LPFN_WSARECVMSG function = nullptr;
  DWORD ignored = 0;
  ::WSAIoctl(socket, SIO_GET_EXTENSION_FUNCTION_POINTER, &id, sizeof id, &function, sizeof function,
             &ignored, nullptr, nullptr);
  return function;
}

/// Nanoseconds since 1970. Windows does not stamp datagrams, so this is the time of reading.
std::int64_t now() noexcept {
  /// 1970 on the clock of Windows, which counts 100 ns from 1601.
  constexpr std::int64_t kEpoch = 116'444'736'000'000'000;
  FILETIME time;
  ::GetSystemTimePreciseAsFileTime(&time);
  const auto high = static_cast<std::uint64_t>(time.dwHighDateTime) << 32;
  return (static_cast<std::int64_t>(high | time.dwLowDateTime) - kEpoch) * 100;
}

}  // namespace

int receiveOne(const DatagramSocket& socket, ReceiveSlot& slot, Datagram& datagram) noexcept {
  static const LPFN_WSARECVMSG receive_message = findReceiveMessage(toSocket(socket.handle()));
  if (receive_message == nullptr) return ENOSYS;
  static_assert(sizeof slot.sender >= sizeof(sockaddr_storage));
  alignas(8) std::array<char, kControlSize> control;
  WSABUF buffer{.len = static_cast<ULONG>(slot.buffer.size()),
                .buf = reinterpret_cast<char*>(slot.buffer.data())};
  WSAMSG message{};
  message.name = reinterpret_cast<sockaddr*>(slot.sender.data());
  message.namelen = sizeof slot.sender;
  message.lpBuffers = &buffer;
  message.dwBufferCount = 1;
  message.Control = {.len = static_cast<ULONG>(control.size()), .buf = control.data()};
  DWORD received = 0;
  const int result =
      receive_message(toSocket(socket.handle()), &message, &received, nullptr, nullptr);
  const bool is_cut = result != 0 && ::WSAGetLastError() == WSAEMSGSIZE;
  if (result != 0 && !is_cut) return lastError();
  sockaddr_storage source;
  std::memcpy(&source, slot.sender.data(), sizeof source);
  const auto length = is_cut ? slot.buffer.size() : received;
  datagram.source = unmapped(fromSockaddr(source));
  datagram.destination = unmapped(socket.local());
  datagram.socket = socket.id();
  datagram.original_length = static_cast<std::uint32_t>(length);
  datagram.truncated = is_cut;
  datagram.payload = slot.buffer.first(length);
  datagram.time = now();
  readControlMessages(message, datagram);
  return 0;
}

}  // namespace gramscope
