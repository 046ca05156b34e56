#include "core/streams/stream_run.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>
#include <thread>
#include <vector>

#include "test/support/stream_log.h"

using namespace gramscope;
using namespace gramscope::streams;
using namespace gramscope::test;

namespace {

constexpr std::int64_t kMillisecond = 1'000'000;
constexpr std::int64_t kSecond = 1'000'000'000;

std::string addressText(const SocketAddress& address) {
  std::string text = std::to_string(address.bytes[0]);
  for (int at = 1; at < 4; ++at) text += '.' + std::to_string(address.bytes[at]);
  return text;
}

/// The streams of a log, kept by a thread.
struct Running {
  explicit Running(const LogSource& source, StreamOptions options = {})
      : run(source, std::move(options), addressText, [](StreamRun::Event) {}),
        thread([this] { run.run(); }) {}
  ~Running() {
    run.cancel();
    thread.join();
  }

  StreamProgress caughtUp() {
    for (;;) {
      const auto progress = run.progress();
      if (progress.is_caught_up || progress.is_done) return progress;
      std::this_thread::yield();
    }
  }
  std::size_t size() const {
    return run.look(
        [](const StreamAnalysis& analysis, std::int64_t) { return analysis.table().size(); });
  }

  StreamRun run;
  std::thread thread;
};

template <typename Look>
void withStream(const Running& running, std::uint32_t number, const Look& look) {
  running.run.look([&](const StreamAnalysis& analysis, std::int64_t now) {
    REQUIRE(analysis.table().size() >= number);
    look(analysis.table().at(number), now);
  });
}

}  // namespace

TEST_CASE("a stream has the figures of its datagrams") {
  StreamLog log;
  const std::vector<std::int64_t> gaps = {0, 3, 5, 1000, 2, 2};
  std::int64_t time = 10 * kSecond;
  for (const auto gap : gaps) {
    time += gap * kMillisecond;
    log.append({.time = time, .payload = gap == 3 ? "a longer one" : "hello"});
  }
  log.index->publish();
  log.index->complete();
  Running running(log.source());
  CHECK(running.caughtUp().analysed == 6);
  withStream(running, 1, [&](const Stream& stream, std::int64_t now) {
    CHECK(now == time);
    CHECK(stream.total() == statistics::Tally{.datagrams = 6, .bytes = 37});
    CHECK(stream.first() == 10 * kSecond);
    CHECK(stream.last() == time);
    CHECK(stream.lengths().least() == 5);
    CHECK(stream.lengths().most() == 12);
    CHECK(stream.intervals().count() == 5);
    CHECK(stream.intervals().least() == 2 * kMillisecond);
    CHECK(stream.intervals().most() == 1000 * kMillisecond);
    CHECK(stream.intervals().mean() == doctest::Approx(202.4 * kMillisecond));
    CHECK(stream.intervals().deviation() == doctest::Approx(398.8 * kMillisecond).epsilon(0.001));
    CHECK(stream.highestRate().datagrams == 3);
    CHECK(stream.rateAt(now).datagrams == 3);
    CHECK(stream.highestBurst() == 3);
    CHECK(stream.ttls().count() == 1);
    CHECK(stream.ttls()[64]);
    CHECK(stream.dscps()[46]);
    std::uint64_t steps = 0;
    for (const auto& step : stream.series().steps()) steps += step.datagrams;
    CHECK(steps == 6);
  });
}

TEST_CASE("streams are told apart by socket, interface and port, and Unix datagrams are none") {
  StreamLog log;
  log.append({});
  log.append({.source_port = 1001});
  log.append({.socket = 9});
  log.append({.interface_index = 9});
  log.append({});
  log.appendUnix();
  log.append({.direction = Direction::kOutbound});
  log.index->publish();
  log.index->complete();
  Running file(log.source());
  CHECK(file.caughtUp().streamless == 1);
  CHECK(file.size() == 5);
  CHECK(file.run.streamsOf(1, 100) == std::vector<std::uint32_t>{1, 2, 3, 4, 1, 0, 5});
  Running capture(log.source(true));
  CHECK(capture.caughtUp().streamless == 2);
  CHECK(capture.size() == 4);
}

TEST_CASE("streams follow a log that grows, and tell which rows went too early") {
  StreamLog log;
  for (int i = 0; i < 70'000; ++i) log.append({.time = i});
  log.index->publish();
  log.index->evictBefore(40'001);
  Running running(log.source());
  CHECK(running.caughtUp().missed == 0);
  withStream(running, 1,
             [](const Stream& stream, std::int64_t) { CHECK(stream.total().datagrams == 30'000); });
  for (int round = 0; round < 5; ++round) {
    for (int i = 0; i < 3000; ++i) log.append({.time = 70'000 + i});
    log.index->publish();
    const auto progress = running.caughtUp();
    CHECK(progress.analysed == 70'000 + 3000 * (round + 1));
    CHECK(!progress.is_done);
  }
}

TEST_CASE("a payload that cannot be read is missed, and ends nothing") {
  StreamLog log;
  for (int i = 0; i < 100; ++i) log.append({.time = i});
  log.input->truncate(250);
  log.index->publish();
  log.index->complete();
  Running running(log.source());
  const auto progress = running.caughtUp();
  CHECK(progress.failure.empty());
  CHECK(progress.missed > 0);
  withStream(running, 1,
             [](const Stream& stream, std::int64_t) { CHECK(stream.total().datagrams == 100); });
}

TEST_CASE("short payloads that came a moment ago need not be read") {
  StreamLog log;
  for (int sent = 0; sent < 100; ++sent) log.append({.payload = "sixteen bytes .."});
  log.append({.payload = "seventeen bytes .", .host = 1});
  log.input->truncate(0);
  log.index->publish();
  log.index->complete();
  LogSource source = log.source();
  source.recent = log.recent;
  CHECK(Running(source).caughtUp().missed == 1);
}

TEST_CASE("alarms are told once until a limit is no longer exceeded") {
  StreamLog log;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 10; ++i) log.append({.time = round * kSecond + i * kMillisecond});
  }
  log.index->publish();
  log.index->complete();
  StreamOptions options;
  options.limits = {};
  options.limits[static_cast<std::size_t>(Alarm::kBurst)] = 5;
  Running running(log.source(), options);
  running.caughtUp();
  running.run.look([](const StreamAnalysis& analysis, std::int64_t now) {
    const auto kinds = 1U << static_cast<unsigned>(EventKind::kBurstAlarm);
    const auto events = analysis.events().list({.kinds = kinds}, 0, 10);
    REQUIRE(events.size() == 2);
    CHECK(events[0].row == 6);
    CHECK(events[1].row == 16);
    const Stream& stream = analysis.table().at(1);
    CHECK(stream.alarmsAt(now, analysis.options()).count() == 1);
    CHECK(stream.alarmsAt(now + kSecond, analysis.options()).none());
    CHECK(stream.stateAt(now + 4 * kSecond, analysis.options()) == StreamState::kActive);
    CHECK(stream.stateAt(now + 5 * kSecond, analysis.options()) == StreamState::kSilent);
    CHECK(stream.stateAt(now + 60 * kSecond, analysis.options()) == StreamState::kGone);
  });
}

TEST_CASE("more streams than are told apart are counted, and a page of them comes quickly") {
  StreamLog log;
  constexpr std::uint32_t kMore = 1000;
  const auto total = static_cast<std::uint32_t>(StreamTable::kMost) + kMore;
  for (std::uint32_t host = 0; host < total; ++host) log.append({.time = host, .host = host});
  for (int i = 0; i < 3; ++i) log.append({.time = total, .host = 77});
  log.index->publish();
  log.index->complete();
  Running running(log.source());
  CHECK(running.caughtUp().unlisted == kMore);
  CHECK(running.size() == StreamTable::kMost);
  StreamListing listing{.order = StreamOrder::kDatagrams, .is_descending = true, .count = 3};
  const auto begin = std::chrono::steady_clock::now();
  const auto page = running.run.list(listing);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  MESSAGE("a page of 131072 streams took " << took.count() << " ms");
  CHECK(page.streams == std::vector<std::uint32_t>{78, 1, 2});
  listing = {.text = "10.1.0.7:", .count = 10};
  CHECK(running.run.list(listing).streams == std::vector<std::uint32_t>{65536 + 8});
  listing = {.order = StreamOrder::kSource, .is_descending = true, .from = 1, .count = 2};
  CHECK(running.run.list(listing).streams == std::vector<std::uint32_t>{131071, 131070});
}

TEST_CASE("streams are ordered by the names of their interfaces, and not by numbers") {
  StreamLog log;
  std::uint16_t port = 1000;
  for (const std::uint32_t index : {2, 9, 5, 2, 7}) {
    log.append({.source_port = port++, .interface_index = index});
  }
  log.index->publish();
  log.index->complete();
  Running running(log.source());
  running.caughtUp();
  StreamListing listing{.order = StreamOrder::kInterface, .count = 10};
  listing.interface_places = {{2, 1}, {9, 0}, {5, 1}};
  CHECK(running.run.list(listing).streams == std::vector<std::uint32_t>{5, 2, 1, 3, 4});
  listing.is_descending = true;
  CHECK(running.run.list(listing).streams == std::vector<std::uint32_t>{1, 3, 4, 2, 5});
}

TEST_CASE("hashes of keys depend on the secret, and on all that keys have") {
  const StreamKey key{.source = ipv4({10, 0, 0, 1}, 1), .destination = ipv4({239, 0, 0, 1}, 2)};
  const StreamKeyHash hash({1, 2});
  CHECK(hash(key) == hash(StreamKey(key)));
  CHECK(hash(key) != StreamKeyHash({1, 3})(key));
  StreamKey other = key;
  other.source.port = 3;
  CHECK(hash(key) != hash(other));
  other = key;
  other.is_outbound = true;
  CHECK(hash(key) != hash(other));
}

TEST_CASE("times at the ends of the range do no harm") {
  StreamLog log;
  for (const auto time : {INT64_MIN, INT64_MAX, std::int64_t{0}, INT64_MIN}) {
    log.append({.time = time});
  }
  log.index->publish();
  log.index->complete();
  Running running(log.source());
  running.caughtUp();
  withStream(running, 1, [](const Stream& stream, std::int64_t now) {
    CHECK(stream.total().datagrams == 4);
    CHECK(stream.series().steps().size() <= 120);
    CHECK(stream.rateAt(now).datagrams <= 4);
  });
}
