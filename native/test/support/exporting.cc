#include "test/support/exporting.h"

#include "core/export/frame_walk.h"

namespace gramscope::test {

std::vector<FrameCopy> framesOf(const std::string& content) {
  TextInput input(content);
  file::Window window(input);
  std::vector<FrameCopy> result;
  const auto visit = [&](const file::Frame& frame, const file::FileInterface&) {
    const auto* start = reinterpret_cast<const char*>(frame.bytes.data());
    result.push_back({frame.link_type, frame.time, std::string(start, frame.bytes.size()),
                      frame.original_length});
  };
  exporting::walkFrames(window, visit, [](const auto&) {});
  return result;
}

}  // namespace gramscope::test
