#pragma once

#include <memory>

#include "core/input.h"
#include "core/log/log_index.h"
#include "core/log/recent_payloads.h"

namespace gramscope {

/// A log for whoever reads it on a thread of their own: it lives until the last of them has let go,
/// also when the capture or the file that it belongs to has been closed.
struct LogSource {
  std::shared_ptr<const LogIndex> index;
  /// What the payloads lie in. Several threads may read at once.
  std::shared_ptr<Input> input;
  /// Of a log that grows while it is read; null where nobody keeps them.
  std::shared_ptr<const RecentPayloads> recent{};
  /// Whether more comes for as long as somebody lets it, so that nobody can wait for the end.
  bool is_live = false;
};

}  // namespace gramscope
