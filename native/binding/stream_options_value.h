#pragma once

#include <napi.h>

#include <vector>

#include "core/streams/stream_events.h"
#include "core/streams/stream_list.h"
#include "core/streams/stream_options.h"

namespace gramscope::binding {

// What JavaScript asks of streams. The shapes are declared in lib/streams/options.ts. Each throws a
// TypeError or RangeError that names the field.

streams::StreamOptions readStreamOptions(Napi::Value value);
std::vector<streams::RtpClockRates::Entry> readClockRates(Napi::Value value);
streams::StreamListing readStreamListing(Napi::Value value);

/// Events are asked for by their places in their order.
struct EventRequest {
  streams::EventSelection selection{};
  std::uint64_t from = 0;
  std::size_t count = 0;
};
EventRequest readEventRequest(Napi::Value value);

/// Or by a row that they lie behind or before.
struct EventSeek {
  streams::EventSelection selection{};
  std::uint64_t row = 0;
  bool is_backwards = false;
};
EventSeek readEventSeek(Napi::Value value);

}  // namespace gramscope::binding
