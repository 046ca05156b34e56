#include "core/file/pcapng_stream.h"

#include <algorithm>
#include <span>
#include <utility>

#include "core/file/frame_headers.h"

namespace gramscope {
namespace {

constexpr const char* kApplication = "Gramscope";

/// 239.0.0.0/8 and the like, ff00::/8, and 255.255.255.255; broadcasts of a subnet look like
/// unicast to a socket.
Reception receptionOf(const SocketAddress& destination) noexcept {
  if (isMulticast(destination)) return Reception::kMulticast;
  const auto* bytes = destination.bytes.data();
  const bool is_broadcast =
      destination.family == Family::kIpv4 &&
      std::all_of(bytes, bytes + 4, [](std::uint8_t byte) { return byte == 0xff; });
  return is_broadcast ? Reception::kBroadcast : Reception::kUnicast;
}

}  // namespace

void PcapngStream::describe(Bytes& to, std::uint32_t socket, InterfaceDescription description,
                            DropCounter dropped, std::int64_t time) {
  description.link_type = link_type_;
  forget(socket);
  const std::uint64_t before = dropped();
  const auto known = interface_of_.find(socket);
  if (known != interface_of_.end() && interfaces_[known->second].description == description) {
    // Opened again as it was: an interface more each time would make all files to come longer.
    Interface& interface = interfaces_[known->second];
    interface.dropped_so_far = [earlier = interface.dropped, before, dropped = std::move(dropped)] {
      return earlier + dropped() - before;
    };
    return;
  }
  interface_of_.insert_or_assign(socket, static_cast<std::uint32_t>(interfaces_.size()));
  interfaces_.push_back({.socket = socket,
                         .description = std::move(description),
                         .dropped_so_far = std::move(dropped),
                         .dropped = before,
                         .told = before,
                         .start_time = time});
  appendInterface(to, interfaces_.back().description);
}

void PcapngStream::forget(std::uint32_t socket) {
  const auto found = interface_of_.find(socket);
  if (found == interface_of_.end()) return;
  Interface& interface = interfaces_[found->second];
  countDrops(interface);
  interface.dropped_so_far = nullptr;
}

void PcapngStream::beginFile(Bytes& to, std::size_t interfaces) const {
  appendSectionHeader(to, kApplication);
  for (const Interface& interface : std::span(interfaces_).first(interfaces)) {
    appendInterface(to, interface.description);
  }
}

void PcapngStream::endFile(Bytes& to, std::int64_t time) {
  for (std::uint32_t i = 0; i < interfaces_.size(); ++i) {
    Interface& interface = interfaces_[i];
    countDrops(interface);
    appendStatistics(to, {.interface = i,
                          .time = time,
                          .start_time = interface.start_time,
                          .received = interface.received,
                          .dropped = interface.dropped});
  }
}

std::size_t PcapngStream::append(Bytes& to, const Datagram& datagram) {
  const auto number = interface_of_.at(datagram.socket);
  Interface& interface = interfaces_[number];
  const bool is_unix = link_type_ == LinkType::kUpperPdu;
  const bool is_outbound = datagram.direction == Direction::kOutbound;
  const auto headers = is_unix ? FrameHeaders::ofUnix(datagram) : FrameHeaders::ofUdp(datagram);
  const auto start = to.size();
  appendPacket(to, {.interface = number,
                    .time = datagram.time,
                    .headers = headers.bytes(),
                    .payload = datagram.payload,
                    .original_length = static_cast<std::uint32_t>(headers.bytes().size()) +
                                       datagram.original_length,
                    .direction = is_outbound ? Direction::kOutbound : Direction::kInbound,
                    .reception = is_unix || is_outbound ? Reception::kUnspecified
                                                        : receptionOf(datagram.destination),
                    .dropped = interface.dropped - interface.told,
                    .comment = datagram.source_path.value_or("")});
  interface.told = interface.dropped;
  if (!is_outbound) ++interface.received;
  return start + kPacketBlockStart + headers.bytes().size();
}

void PcapngStream::countDrops(Interface& interface) {
  if (interface.dropped_so_far) interface.dropped = interface.dropped_so_far();
}

}  // namespace gramscope
