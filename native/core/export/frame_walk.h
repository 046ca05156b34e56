#pragma once

#include "core/file/pcap_reader.h"
#include "core/file/pcapng_reader.h"
#include "core/file/window.h"

namespace gramscope::exporting {

/// Calls `visit(frame, interface)` for each frame of a capture file that can be read, and
/// `pass(block)` for each block of a pcapng file that counts as a frame and cannot.
template <typename Visit, typename Pass>
void walkFrames(file::Window& window, Visit&& visit, Pass&& pass) {
  file::Frame frame;
  if (const auto format = file::PcapFormat::read(window.at(0, file::PcapFormat::kFileHeader))) {
    file::PcapReader reader(window, *format);
    while (reader.next(frame)) visit(frame, reader.interfaces()[frame.interface]);
    return;
  }
  file::PcapngReader reader(window);
  file::PcapngReader::Block block;
  while (reader.nextBlock(block, frame)) {
    if (block.has_packet) {
      visit(frame, reader.interfaces()[frame.interface]);
    } else if (block.frame != 0) {
      pass(block);
    }
  }
}

}  // namespace gramscope::exporting
