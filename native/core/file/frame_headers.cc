#include "core/file/frame_headers.h"

#include <bit>
#include <cstring>
#include <string_view>

#include "core/log/priority.h"

namespace gramscope {
namespace {

constexpr std::uint8_t kUdp = 17;
constexpr std::uint8_t kUsualHops = 64;
constexpr std::uint16_t kUdpHeaderSize = 8;

/// In network byte order.
std::uint16_t network(std::uint16_t value) noexcept {
  return static_cast<std::uint16_t>(value << 8 | value >> 8);
}

struct Ipv4Header {
  std::uint8_t version_and_length = 0x45;
  std::uint8_t traffic_class;
  std::uint16_t total_length;
  std::uint16_t identification = 0;
  std::uint16_t fragment = 0;
  std::uint8_t hops;
  std::uint8_t protocol = kUdp;
  std::uint16_t checksum = 0;
  std::array<std::uint8_t, 4> source;
  std::array<std::uint8_t, 4> destination;
};
static_assert(sizeof(Ipv4Header) == 20);

struct Ipv6Header {
  std::array<std::uint8_t, 4> version_class_label;
  std::uint16_t payload_length;
  std::uint8_t next_header = kUdp;
  std::uint8_t hops;
  std::array<std::uint8_t, 16> source;
  std::array<std::uint8_t, 16> destination;
};
static_assert(sizeof(Ipv6Header) == 40);

struct UdpHeader {
  std::uint16_t source_port;
  std::uint16_t destination_port;
  std::uint16_t length;
  std::uint16_t checksum = 0;
};
static_assert(sizeof(UdpHeader) == kUdpHeaderSize);

/// The sum of RFC 1071 in the byte order of this machine, which its second section permits.
class Checksum {
 public:
  void add(const void* data, std::size_t size) noexcept {
    const auto* at = static_cast<const std::byte*>(data);
    for (; size >= 8; size -= 8, at += 8) {
      std::uint64_t word;
      std::memcpy(&word, at, sizeof word);
      sum_ += word;
      sum_ += sum_ < word ? 1 : 0;
    }
    std::uint64_t rest = 0;
    if (size > 0) std::memcpy(&rest, at, size);
    sum_ += rest;
    sum_ += sum_ < rest ? 1 : 0;
  }

  std::uint16_t value() const noexcept {
    std::uint64_t sum = (sum_ & 0xffffffff) + (sum_ >> 32);
    while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<std::uint16_t>(~sum);
  }

 private:
  std::uint64_t sum_ = 0;
};

std::uint8_t hopsOf(const Datagram& datagram) noexcept {
  return datagram.ttl == kUnknownTtl ? kUsualHops : static_cast<std::uint8_t>(datagram.ttl);
}

std::array<std::uint8_t, 4> ipv4Bytes(const SocketAddress& address) noexcept {
  return {address.bytes[0], address.bytes[1], address.bytes[2], address.bytes[3]};
}

/// A jumbogram (RFC 2675) has more; its length field would say 0.
std::uint16_t udpLength(const Datagram& datagram) noexcept {
  const std::uint64_t length = std::uint64_t{datagram.original_length} + kUdpHeaderSize;
  return length > 0xffff ? 0 : static_cast<std::uint16_t>(length);
}

Ipv4Header ipv4Header(const Datagram& datagram) noexcept {
  const auto total = static_cast<std::uint16_t>(sizeof(Ipv4Header) + udpLength(datagram));
  Ipv4Header header{.traffic_class = datagram.traffic_class,
                    .total_length = network(total),
                    .hops = hopsOf(datagram),
                    .source = ipv4Bytes(datagram.source),
                    .destination = ipv4Bytes(datagram.destination)};
  Checksum checksum;
  checksum.add(&header, sizeof header);
  header.checksum = checksum.value();
  return header;
}

Ipv6Header ipv6Header(const Datagram& datagram) noexcept {
  const auto traffic_class = datagram.traffic_class;
  return {.version_class_label = {static_cast<std::uint8_t>(0x60 | traffic_class >> 4),
                                  static_cast<std::uint8_t>(traffic_class << 4), 0, 0},
          .payload_length = network(udpLength(datagram)),
          .hops = hopsOf(datagram),
          .source = datagram.source.bytes,
          .destination = datagram.destination.bytes};
}

/// With the pseudo header of RFC 768 and RFC 8200, section 8.1: addresses, protocol and length.
template <typename IpHeader>
UdpHeader udpHeader(const Datagram& datagram, const IpHeader& ip) noexcept {
  UdpHeader header{.source_port = network(datagram.source.port),
                   .destination_port = network(datagram.destination.port),
                   .length = network(udpLength(datagram))};
  if (datagram.payload.size() < datagram.original_length) return header;
  Checksum checksum;
  checksum.add(&ip.source, sizeof ip.source);
  checksum.add(&ip.destination, sizeof ip.destination);
  const std::array<std::uint16_t, 2> pseudo = {network(kUdp), header.length};
  checksum.add(&pseudo, sizeof pseudo);
  checksum.add(&header, sizeof header);
  checksum.add(datagram.payload.data(), datagram.payload.size());
  const std::uint16_t value = checksum.value();
  // 0 would say that there is none.
  header.checksum = value == 0 ? 0xffff : value;
  return header;
}

// Tags of epan/exported_pdu.h, in network byte order; each value is padded to four bytes.
constexpr std::uint16_t kTagDissectorName = 12;
constexpr std::uint16_t kTagProtocolColumn = 33;

struct Tag {
  std::uint16_t type;
  std::uint16_t length;
};

}  // namespace

FrameHeaders FrameHeaders::ofUdp(const Datagram& datagram) noexcept {
  FrameHeaders headers;
  const auto append = [&](const auto& ip) {
    headers.put(&ip, sizeof ip);
    const UdpHeader udp = udpHeader(datagram, ip);
    headers.put(&udp, sizeof udp);
  };
  if (datagram.source.family == Family::kIpv4) {
    append(ipv4Header(datagram));
  } else {
    append(ipv6Header(datagram));
  }
  return headers;
}

std::uint32_t FrameHeaders::sizeOfUdp(Family family) noexcept {
  return kUdpHeaderSize + (family == Family::kIpv4 ? sizeof(Ipv4Header) : sizeof(Ipv6Header));
}

FrameHeaders FrameHeaders::ofUnix(const Datagram& datagram) noexcept {
  FrameHeaders headers;
  const auto append = [&](std::uint16_t type, std::string_view text) {
    std::array<char, 8> value{};
    text.copy(value.data(), value.size());
    const auto length = static_cast<std::uint16_t>((text.size() + 3) & ~std::size_t{3});
    const Tag tag{.type = network(type), .length = network(length)};
    headers.put(&tag, sizeof tag);
    headers.put(value.data(), length);
  };
  append(kTagDissectorName, readPriority(datagram.payload) ? "syslog" : "data");
  append(kTagProtocolColumn, "UNIX");
  append(0, "");
  return headers;
}

void FrameHeaders::put(const void* data, std::size_t size) noexcept {
  std::memcpy(bytes_.data() + size_, data, size);
  size_ += size;
}

}  // namespace gramscope
