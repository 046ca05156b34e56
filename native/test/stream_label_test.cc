#include "core/streams/stream_label.h"

#include <doctest/doctest.h>

#include "core/streams/rtp_analysis.h"
#include "test/support/media_streams.h"

using namespace gramscope::streams;
using namespace gramscope::test;

TEST_CASE("a call is called by its voice, and not by the noise and the digits in it") {
  constexpr std::uint8_t kNoise = 13;
  constexpr std::uint8_t kDigits = 101;
  RtpAnalysis analysis;
  EventRecorder events;
  auto packets = sent({.packets = 60});
  for (const auto& [at, type] : {std::pair{20, kNoise}, {40, kDigits}}) {
    packets[at].payload[1] = static_cast<char>(type);
  }
  for (std::size_t at = 0; at < packets.size(); ++at) {
    analysis.observe(arrivalOf(packets[at], at + 1), events);
  }
  CHECK(labelOf(analysis) == "PCMU");
}
