#include <doctest/doctest.h>

#include "core/streams/test_stream_analysis.h"
#include "test/support/media_streams.h"

using namespace gramscope::streams;
using namespace gramscope::test;

namespace {

MediaPacket testPacket(std::uint64_t sequence, std::int64_t delay, bool is_last = false,
                       std::uint32_t stream = 77) {
  const std::int64_t time = kMediaBegin + static_cast<std::int64_t>(sequence) * kMillisecond;
  return {time + delay, "GRAMTEST\1" + bigEndian(is_last ? 1 : 0, 1) + bigEndian(40, 2) +
                            bigEndian(stream, 4) + bigEndian(sequence, 8) +
                            bigEndian(static_cast<std::uint64_t>(time), 8) +
                            bigEndian(kMillisecond, 8)};
}

}  // namespace

TEST_CASE("a test stream tells loss, duplicates and order exactly") {
  std::vector<MediaPacket> packets;
  for (std::uint64_t sequence = 1000; sequence < 31'000; ++sequence) {
    if (sequence >= 5000 && sequence < 15'000) continue;
    packets.push_back(testPacket(sequence, 0));
  }
  swapPayloads(packets, 100, 103);
  packets.push_back(packets.back());
  for (int times = 0; times < 5; ++times) packets.push_back(testPacket(31'000, 0, true));
  TestStreamAnalysis analysis;
  EventRecorder events;
  CHECK(observe(analysis, packets, events) == 0);
  CHECK(analysis.counts() ==
        SequenceCounts{.expected = 30'001, .lost = 10'000, .duplicates = 1, .reordered = 3});
  CHECK(analysis.isComplete());
  CHECK(analysis.stream() == 77);
  CHECK(analysis.interval() == 1'000'000);
}

TEST_CASE("a test stream tells what packets take, and how much that varies") {
  TestStreamAnalysis analysis;
  EventRecorder events;
  observe(analysis,
          {testPacket(0, 3 * kMillisecond), testPacket(1, 5 * kMillisecond),
           testPacket(2, 4 * kMillisecond)},
          events);
  CHECK(analysis.delay().least() == doctest::Approx(3));
  CHECK(analysis.delay().mean() == doctest::Approx(4));
  CHECK(analysis.delay().most() == doctest::Approx(5));
  CHECK(analysis.meanVariation() == doctest::Approx(1));
  CHECK(analysis.mostVariation() == doctest::Approx(2));
  // 2 / 16, then 15 / 16 of that and 1 / 16.
  CHECK(*analysis.jitter() == doctest::Approx(0.1796875));
}

TEST_CASE("another sender at the same place begins anew, and loses nothing") {
  TestStreamAnalysis analysis;
  EventRecorder events;
  observe(analysis,
          {testPacket(50, 0), testPacket(51, 0), testPacket(0, 0, false, 78),
           testPacket(2, 0, false, 78)},
          events);
  CHECK(analysis.counts() == SequenceCounts{.expected = 5, .lost = 1, .restarts = 1});
  CHECK(events.rowsOf(EventKind::kRestart) == std::vector<std::uint64_t>{3});
}
