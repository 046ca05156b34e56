#pragma once

#include <cstdint>

#include "platform/deadline.h"
#include "platform/shared/player_feed.h"

namespace gramscope {

/// Sends what a feed has behind its end, which is no part of what was to be sent: what becomes of
/// it is told nowhere. `last_row` is what was sent last.
void sendClosing(PlayerFeed& feed, std::uint64_t last_row, Deadline& deadline);

}  // namespace gramscope
