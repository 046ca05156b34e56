#pragma once

#include <string>

#include "core/streams/payload_analysis.h"

namespace gramscope::streams {

/// What is in a stream, in a few words: `PCMU`, the name of its one program, `2 programs`; empty
/// where that is not known.
std::string labelOf(const PayloadAnalysis& analysis);

}  // namespace gramscope::streams
