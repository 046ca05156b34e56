#include "core/streams/stream_options.h"

namespace gramscope::streams {

std::optional<SequenceField> StreamOptions::fieldOf(const SocketAddress& destination) const {
  for (const Pointed& candidate : pointed) {
    if (candidate.port != destination.port) continue;
    if (!candidate.address || isSameHost(*candidate.address, destination)) return candidate.field;
  }
  return std::nullopt;
}

}  // namespace gramscope::streams
