#pragma once

#include <cstdint>
#include <functional>

#include "core/export/frame_selection.h"
#include "core/input.h"

namespace gramscope::exporting {

/// Adds to the set the frames that have fragments of the datagrams which frames of it complete.
/// `progressed` gets the bytes that were read, about once a MiB. Passes on what the source throws,
/// and throws std::bad_alloc.
void addFragmentFrames(Input& source, FrameSelection& frames,
                       const std::function<void(std::uint64_t)>& progressed);

}  // namespace gramscope::exporting
