#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "core/export/destination.h"
#include "core/export/frame_selection.h"
#include "core/input.h"

namespace gramscope::exporting {

enum class Container : std::uint8_t {
  /// draft-ietf-opsawg-pcapng
  kPcapng,
  /// draft-ietf-opsawg-pcap, with nanoseconds.
  kPcap,
};

enum class Framing : std::uint8_t {
  /// Frames as they are. From pcapng to pcapng, blocks as they are.
  kOriginal,
  /// For programs that read nothing else: see EthernetFrame.
  kEthernet,
};

struct ExportOptions {
  Container container = Container::kPcapng;
  Framing framing = Framing::kOriginal;
  /// The frames to write; all if absent. Those that have fragments of their datagrams come on top,
  /// for which the source is read twice.
  std::optional<FrameSelection> frames{};
  /// Whether the source is known to have no damage.
  bool is_intact = false;
};

/// What was written, and what was not although it was selected.
struct ExportCounts {
  std::uint64_t frames = 0;
  /// Unix datagrams, which have no place in a frame of Ethernet.
  std::uint64_t unix_datagrams = 0;
  /// Frames that have neither an Ethernet header nor IP inside.
  std::uint64_t without_ip = 0;
  /// Packet blocks that contradict themselves.
  std::uint64_t unreadable = 0;
  /// Entries of a journal and the like, which only a pcapng file can have.
  std::uint64_t without_packet = 0;
  /// Frames of another link type than the first of a pcap file, which has one alone.
  std::uint64_t foreign_link = 0;
};

struct ExportProgress {
  /// Bytes of the source that were read, of `size`; both count twice what is read twice.
  std::uint64_t bytes = 0;
  std::uint64_t size = 0;
  ExportCounts counts{};
};

/// Writes frames of a capture file, which must be one, to another. Damage is left out.
///
/// `progressed` is called about once a MiB. Passes on what source and destination throw, and throws
/// std::bad_alloc.
ExportCounts exportFrames(Input& source, Destination& destination, ExportOptions options,
                          const std::function<void(const ExportProgress&)>& progressed);

}  // namespace gramscope::exporting
