#include "core/streams/program_tables.h"

#include <algorithm>
#include <utility>

#include "core/file/endian.h"
#include "core/streams/stream_types.h"

namespace gramscope::streams {
namespace {

using file::big16;
using file::u8;
using Bytes = std::span<const std::byte>;

constexpr std::uint16_t kAssociationPid = 0;
constexpr std::uint16_t kServicePid = 0x11;
constexpr std::uint8_t kAssociationTable = 0;
constexpr std::uint8_t kMapTable = 2;
/// Of this transport stream; those of others come on the same PID.
constexpr std::uint8_t kServiceTable = 0x42;
constexpr std::uint8_t kServiceDescriptor = 0x48;
/// Up to the number of the last section, and the checksum behind.
constexpr std::size_t kTableHeader = 8;
constexpr std::size_t kMostKinds = 64;

std::uint16_t pidAt(const std::byte* at) noexcept {
  return static_cast<std::uint16_t>(big16(at) & 0x1FFF);
}

std::size_t lengthAt(const std::byte* at) noexcept { return big16(at) & 0x0FFF; }

/// Without what would be more than there is.
Bytes part(Bytes bytes, std::size_t from, std::size_t length) noexcept {
  const std::size_t first = std::min(from, bytes.size());
  return bytes.subspan(first, std::min(length, bytes.size() - first));
}

Bytes behind(Bytes bytes, std::size_t count) noexcept { return part(bytes, count, bytes.size()); }

/// The name in the service descriptor (EN 300 468, 6.2.33), if there is one.
std::string serviceName(Bytes descriptors) {
  while (descriptors.size() >= 2) {
    const Bytes content = part(descriptors, 2, u8(&descriptors[1]));
    if (u8(descriptors.data()) == kServiceDescriptor && content.size() >= 2) {
      const Bytes named = behind(content, 2 + std::size_t{u8(&content[1])});
      return named.empty() ? "" : serviceText(part(named, 1, u8(named.data())));
    }
    descriptors = behind(descriptors, 2 + std::size_t{u8(&descriptors[1])});
  }
  return "";
}

}  // namespace

bool ProgramTables::hasTables(std::uint16_t pid) const noexcept {
  return pid == kAssociationPid || pid == kServicePid ||
         std::ranges::find(programs_, pid, &Program::map_pid) != programs_.end();
}

void ProgramTables::read(std::uint16_t pid, Bytes payload, bool is_start) {
  const auto take = [this, pid](Bytes section) { takeSection(pid, section); };
  readers_[pid].read(payload, is_start, take);
}

void ProgramTables::drop(std::uint16_t pid) {
  const auto found = readers_.find(pid);
  if (found != readers_.end()) found->second.drop();
}

std::string ProgramTables::kindOf(std::uint16_t pid) const {
  for (const Program& program : programs_) {
    if (program.map_pid == pid) return "PMT";
    const auto found = program.kinds.find(pid);
    if (found != program.kinds.end()) return found->second;
  }
  return fixedPidName(pid);
}

void ProgramTables::takeSection(std::uint16_t pid, Bytes section) {
  if (section.size() < kTableHeader + kSectionChecksum) return;
  // What is not in force yet comes again when it is (2.4.4.5).
  if ((u8(&section[5]) & 1) == 0) return;
  const std::uint8_t table = u8(section.data());
  if (pid == kAssociationPid && table == kAssociationTable) return takeAssociation(section);
  if (pid == kServicePid && table == kServiceTable) return takeServices(section);
  if (table == kMapTable) takeMap(pid, section);
}

void ProgramTables::takeAssociation(Bytes section) {
  const std::uint8_t version = u8(&section[5]) >> 1 & 0x1F;
  bool is_changed = version != version_;
  if (is_changed) programs_.clear();
  version_ = version;
  for (auto rest = section.subspan(kTableHeader); rest.size() >= 4 + kSectionChecksum;
       rest = rest.subspan(4)) {
    // Number 0 is the network information, which is no program.
    const std::uint16_t number = big16(rest.data());
    if (number != 0 && associate(number, pidAt(rest.data() + 2))) is_changed = true;
  }
  if (!is_changed) return;
  ++revision_;
  // The other tables are about other programs now, and are read again.
  std::erase_if(readers_, [](const auto& reader) { return reader.first != kAssociationPid; });
}

/// Whether anything is other than it was.
bool ProgramTables::associate(std::uint16_t number, std::uint16_t map_pid) {
  Program* known = programOf(number);
  if (known == nullptr) {
    if (programs_.size() == kMostPrograms) return false;
    programs_.push_back({.number = number, .map_pid = map_pid, .name = {}, .kinds = {}});
    return true;
  }
  return std::exchange(known->map_pid, map_pid) != map_pid;
}

void ProgramTables::takeMap(std::uint16_t pid, Bytes section) {
  Program* program = programOf(big16(&section[3]));
  if (program == nullptr || program->map_pid != pid || section.size() < 12 + kSectionChecksum)
    return;
  program->kinds.clear();
  auto rest = behind(section.first(section.size() - kSectionChecksum), 12 + lengthAt(&section[10]));
  while (rest.size() >= 5 && program->kinds.size() < kMostKinds) {
    const std::size_t length = lengthAt(&rest[3]);
    program->kinds[pidAt(&rest[1])] = streamTypeName(u8(rest.data()), part(rest, 5, length));
    rest = behind(rest, 5 + length);
  }
}

void ProgramTables::takeServices(Bytes section) {
  auto rest = behind(section.first(section.size() - kSectionChecksum), kTableHeader + 3);
  while (rest.size() >= 5) {
    const std::size_t length = lengthAt(&rest[3]);
    Program* program = programOf(big16(rest.data()));
    if (program != nullptr) program->name = serviceName(part(rest, 5, length));
    rest = behind(rest, 5 + length);
  }
}

Program* ProgramTables::programOf(std::uint16_t number) noexcept {
  const auto found = std::ranges::find(programs_, number, &Program::number);
  return found == programs_.end() ? nullptr : &*found;
}

}  // namespace gramscope::streams
