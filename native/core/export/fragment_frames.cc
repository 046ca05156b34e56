#include "core/export/fragment_frames.h"

#include "core/export/frame_walk.h"
#include "core/file/datagram_finder.h"
#include "core/file/window.h"

namespace gramscope::exporting {

void addFragmentFrames(Input& source, FrameSelection& frames,
                       const std::function<void(std::uint64_t)>& progressed) {
  file::Window window(source);
  file::DatagramFinder finder(source);
  file::FoundDatagram found;
  std::uint64_t reads = 0;
  const auto visit = [&](const file::Frame& frame, const file::FileInterface&) {
    if (window.reads() != reads) progressed(frame.offset);
    reads = window.reads();
    if (!finder.find(frame, found) || !frames.has(frame.number)) return;
    for (const auto number : found.frames) frames.add(number);
  };
  walkFrames(window, visit, [](const auto&) {});
}

}  // namespace gramscope::exporting
