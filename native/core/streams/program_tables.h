#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/streams/section_reader.h"

namespace gramscope::streams {

/// A program, or service, of a transport stream.
struct Program {
  std::uint16_t number = 0;
  /// PID of its program map table.
  std::uint16_t map_pid = 0;
  /// As the service description table has it; empty where that did not come.
  std::string name;
  /// What its PIDs carry: `video (H.264)`.
  std::map<std::uint16_t, std::string> kinds;
};

/// What a transport stream says of itself: program association, program maps (ISO/IEC
/// 13818-1, 2.4.4) and service descriptions (ETSI EN 300 468, 5.2.3).
class ProgramTables {
 public:
  static constexpr std::size_t kMostPrograms = 128;

  /// Whether tables come on this PID.
  bool hasTables(std::uint16_t pid) const noexcept;

  /// The payload of a packet of such a PID, in their order.
  void read(std::uint16_t pid, std::span<const std::byte> payload, bool is_start);
  /// Packets of this PID are missing.
  void drop(std::uint16_t pid);

  const std::vector<Program>& programs() const noexcept { return programs_; }
  /// What a PID carries; empty where that is not known.
  std::string kindOf(std::uint16_t pid) const;
  /// Grows when the PIDs of tables become others.
  std::uint64_t revision() const noexcept { return revision_; }

 private:
  void takeSection(std::uint16_t pid, std::span<const std::byte> section);
  void takeAssociation(std::span<const std::byte> section);
  bool associate(std::uint16_t number, std::uint16_t map_pid);
  void takeMap(std::uint16_t pid, std::span<const std::byte> section);
  void takeServices(std::span<const std::byte> section);
  Program* programOf(std::uint16_t number) noexcept;

  std::vector<Program> programs_;
  /// Version of the program association that the programs are of.
  std::uint8_t version_ = 0;
  std::uint64_t revision_ = 0;
  std::map<std::uint16_t, SectionReader> readers_;
};

}  // namespace gramscope::streams
