#include "core/streams/stream_options.h"

namespace gramscope::streams {

std::optional<SequenceField> StreamOptions::fieldOf(const SocketAddress& destination) const {
  for (const Pointed& candidate : pointed) {
    if (candidate.port != destination.port) continue;
    if (candidate.address && (candidate.address->family != destination.family ||
                              candidate.address->bytes != destination.bytes)) {
      continue;
    }
    return candidate.field;
  }
  return std::nullopt;
}

}  // namespace gramscope::streams
