#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/streams/section_reader.h"
#include "core/streams/transport_packet.h"
#include "test/support/media_streams.h"

namespace gramscope::test {

struct TransportOptions {
  bool is_start = false;
  bool is_damaged = false;
  bool is_scrambled = false;
  bool is_discontinuous = false;
  bool has_payload = true;
  /// Units of 27 MHz.
  std::optional<std::uint64_t> clock;
  std::string payload;
};

/// Writes packets of a transport stream with continuity counters that go on.
class TransportWriter {
 public:
  std::string packet(std::uint16_t pid, const TransportOptions& options = {}) {
    std::uint8_t& counter = counters_[pid];
    if (options.has_payload) counter = (counter + 1) & 0x0F;
    return packetWith(pid, counter, options);
  }

  /// The packet before once more.
  std::string repeated(std::uint16_t pid, const TransportOptions& options = {}) {
    return packetWith(pid, counters_[pid], options);
  }

  /// A packet that nobody gets.
  void lose(std::uint16_t pid, unsigned packets) {
    counters_[pid] = (counters_[pid] + packets) & 0x0F;
  }

  /// Packets that have a section in them.
  std::string section(std::uint16_t pid, const std::string& section) {
    std::string packets;
    std::string rest = std::string(1, '\0') + section;
    for (bool is_start = true; !rest.empty(); is_start = false) {
      packets += packet(pid, {.is_start = is_start, .clock = {}, .payload = rest.substr(0, 184)});
      rest.erase(0, 184);
    }
    return packets;
  }

 private:
  static std::string packetWith(std::uint16_t pid, std::uint8_t counter,
                                const TransportOptions& options) {
    const bool has_field = options.is_discontinuous || options.clock || !options.has_payload;
    const unsigned control = (options.is_scrambled ? 0x80U : 0U) | (has_field ? 0x20U : 0U) |
                             (options.has_payload ? 0x10U : 0U) | counter;
    const unsigned flags = (options.is_damaged ? 0x8000U : 0U) | (options.is_start ? 0x4000U : 0U);
    std::string bytes = "\x47" + bigEndian(flags | pid, 2) + bigEndian(control, 1);
    if (has_field) bytes += adaptation(options);
    bytes += options.payload;
    bytes.resize(streams::kTransportPacket, '\xFF');
    return bytes;
  }

  static std::string adaptation(const TransportOptions& options) {
    const std::size_t length = options.has_payload ? 7 : 183;
    const unsigned flags = (options.is_discontinuous ? 0x80U : 0U) | (options.clock ? 0x10U : 0U);
    std::string field = bigEndian(length, 1) + bigEndian(flags, 1);
    if (options.clock) {
      const std::uint64_t base = *options.clock / 300;
      field += bigEndian(base << 15 | 0x7E00 | *options.clock % 300, 6);
    }
    field.resize(1 + length, '\xFF');
    return field;
  }

  std::map<std::uint16_t, std::uint8_t> counters_;
};

/// A section with its length and checksum.
inline std::string sectionOf(std::uint8_t table, std::uint16_t id, std::uint8_t version,
                             const std::string& body) {
  std::string section = bigEndian(table, 1) + bigEndian(0xB000 | (body.size() + 9), 2) +
                        bigEndian(id, 2) + bigEndian(0xC1U | version << 1, 1) +
                        std::string(2, '\0') + body;
  return section + bigEndian(streams::sectionChecksum(bytesOf(section)), 4);
}

/// Programs by their number, with the PID of their map.
inline std::string association(const std::map<std::uint16_t, std::uint16_t>& programs,
                               std::uint8_t version = 0) {
  std::string body;
  for (const auto& [number, pid] : programs)
    body += bigEndian(number, 2) + bigEndian(0xE000 | pid, 2);
  return sectionOf(0, 1, version, body);
}

/// Stream types by PID.
inline std::string programMap(std::uint16_t number,
                              const std::map<std::uint16_t, std::uint8_t>& types) {
  std::string body = bigEndian(0xE000 | 0x1FFF, 2) + bigEndian(0xF000, 2);
  for (const auto& [pid, type] : types) {
    body += bigEndian(type, 1) + bigEndian(0xE000 | pid, 2) + bigEndian(0xF000, 2);
  }
  return sectionOf(2, number, 0, body);
}

/// A service description with one name.
inline std::string serviceDescription(std::uint16_t number, const std::string& name) {
  const std::string content = bigEndian(1, 1) + bigEndian(0, 1) + bigEndian(name.size(), 1) + name;
  const std::string descriptor = "\x48" + bigEndian(content.size(), 1) + content;
  return sectionOf(0x42, 1, 0,
                   bigEndian(1, 2) + "\xFF" + bigEndian(number, 2) + "\xFC" +
                       bigEndian(0x8000 | descriptor.size(), 2) + descriptor);
}

}  // namespace gramscope::test
