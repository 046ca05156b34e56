#include "platform/sent_datagram.h"

#include <cerrno>
#include <string>
#include <variant>

#include "platform/shared/send_batch.h"
#include "platform/shared/wall_clock.h"
#include "platform/system_error.h"

namespace gramscope {
namespace {

/// Connecting sends nothing, and has the system choose (connect(2)).
SocketAddress sourceTowards(SocketType type, const SocketAddress& bound,
                            const SocketAddress& destination) try {
  Socket probe({.id = 0, .type = type});
  probe.connect(destination);
  auto source = std::get<SocketAddress>(probe.address());
  source.port = bound.port;
  return source;
} catch (const SystemError&) {
  return bound;
}

}  // namespace

void sendOne(Socket& socket, std::span<const std::byte> payload, const SocketName& destination) {
  const OutgoingMessage message{.buffers = {&payload, 1}, .destination = &destination};
  SendReport report;
  sendNow(*socket.opened(), {&message, 1}, report);
  if (!report.failures.empty()) throw SystemError(report.failures[0].error, "send");
  if (report.settled == 0) throw SystemError(EAGAIN, "send");
}

Datagram sentDatagram(std::uint32_t id, Socket& socket, std::span<const std::byte> payload,
                      const SocketName& destination) {
  Datagram sent{.source = {},
                .destination = {},
                .time = wallClock(),
                .socket = id,
                .original_length = static_cast<std::uint32_t>(payload.size()),
                .direction = Direction::kOutbound,
                .payload = payload};
  if (const auto* path = std::get_if<std::string>(&destination)) {
    sent.source_path = *path;
    return sent;
  }
  const auto& to = std::get<SocketAddress>(destination);
  auto source = std::get<SocketAddress>(socket.address());
  if (isUnspecified(source) || isMulticast(source)) {
    source = sourceTowards(socket.type(), source, to);
  }
  // As received ones: an IPv6 socket that sends to an IPv4 address sends IPv4.
  sent.source = unmapped(source);
  sent.destination = unmapped(to);
  const bool is_multicast = isMulticast(sent.destination);
  sent.ttl = static_cast<std::int16_t>(
      socket.get(is_multicast ? SocketOption::kMulticastTtl : SocketOption::kTtl));
  return sent;
}

}  // namespace gramscope
