#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "core/query/query_run.h"
#include "test/support/media_streams.h"
#include "test/support/stream_log.h"

using namespace gramscope;
using namespace gramscope::streams;
using namespace gramscope::test;

namespace {

using Numbers = std::vector<std::uint64_t>;

std::string addressText(const SocketAddress& address) { return std::to_string(address.bytes[3]); }

std::uint32_t bitOf(EventKind kind) { return 1U << static_cast<unsigned>(kind); }

Predicate happened(EventKind kind, std::uint32_t least = 0) {
  return {HeaderTest{StreamEventTest{bitOf(kind), {least, UINT32_MAX}}}};
}

Predicate ofStream(std::uint32_t number) { return {HeaderTest{StreamTest{{number, number}}}}; }

/// The streams of a log, kept by a thread.
struct RunningStreams {
  explicit RunningStreams(const LogSource& source)
      : run(std::make_shared<StreamRun>(source, StreamOptions{}, addressText,
                                        [](StreamRun::Event) {})),
        thread([this] { run->run(); }) {}
  ~RunningStreams() {
    run->cancel();
    thread.join();
  }

  std::shared_ptr<StreamRun> run;
  std::thread thread;
};

/// A query on a thread of its own.
struct RunningQuery {
  RunningQuery(const LogSource& source, const Predicate& predicate,
               std::shared_ptr<const StreamRun> streams)
      : run(
            source, predicate, addressText, [](QueryRun::Event) {}, std::move(streams)),
        thread([this] { run.run(); }) {}
  ~RunningQuery() {
    run.cancel();
    thread.join();
  }

  template <typename IsThere>
  QueryProgress until(const IsThere& is_there) const {
    for (;;) {
      const auto progress = run.progress();
      if (progress.is_done || is_there(progress)) return progress;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  QueryProgress done() const {
    return until([](const QueryProgress&) { return false; });
  }
  QueryProgress evaluated(std::uint64_t row) const {
    return until([row](const QueryProgress& progress) { return progress.evaluated >= row; });
  }
  Numbers rows() const { return run.rows(1, 100'000); }

  QueryRun run;
  std::thread thread;
};

/// RTP from two senders in turn, of which the second one loses what `lost` says: these packets are
/// missing, each is told at the one behind it.
void append(StreamLog& log, std::size_t packets, const Numbers& lost) {
  const auto media = sent(RtpSender{.packets = packets});
  for (std::size_t at = 0; at < packets; ++at) {
    log.append({.time = media[at].time, .source_port = 1000, .payload = media[at].payload});
    if (std::ranges::find(lost, at) != lost.end()) continue;
    log.append({.time = media[at].time, .source_port = 2000, .payload = media[at].payload});
  }
  log.index->publish();
}

}  // namespace

TEST_CASE("a query knows the streams of rows") {
  StreamLog log;
  append(log, 50, {});
  log.index->complete();
  const RunningStreams streams(log.source());
  const RunningQuery query(log.source(), ofStream(2), streams.run);
  CHECK(query.done().failure.empty());
  const auto rows = query.rows();
  REQUIRE(rows.size() == 50);
  for (std::size_t at = 0; at < rows.size(); ++at) CHECK(rows[at] == 2 * at + 2);
}

TEST_CASE("a query finds what happened in streams, also before they were recognised") {
  StreamLog log;
  // The third packet comes before anybody knows that this is RTP; 20 and 21 are lost together.
  append(log, 50, {2, 20, 21});
  log.index->complete();
  const RunningStreams streams(log.source());
  const RunningQuery every(log.source(), happened(EventKind::kLost), streams.run);
  const RunningQuery two(log.source(), happened(EventKind::kLost, 2), streams.run);
  const RunningQuery began(log.source(), happened(EventKind::kNewStream), streams.run);
  every.done();
  two.done();
  began.done();
  // Of the fourth packet of both, and of the 23rd, three fewer.
  CHECK(every.rows() == Numbers{7, 44 - 1});
  CHECK(two.rows() == Numbers{43});
  CHECK(began.rows() == Numbers{1, 2});
}

TEST_CASE("a query finds no loss where the packet came late") {
  StreamLog log;
  auto media = sent(RtpSender{.packets = 40'000});
  // Overtaken by one, by three, and around the end of a block of rows; 20,000 never comes.
  swapPayloads(media, 2, 3);
  std::rotate(media.begin() + 100, media.begin() + 101, media.begin() + 104);
  swapPayloads(media, 32'767, 32'768);
  drop(media, 20'000, 1);
  for (const auto& packet : media) log.append({.time = packet.time, .payload = packet.payload});
  log.index->publish();
  log.index->complete();
  for (const bool is_live : {false, true}) {
    const RunningStreams streams(log.source(is_live));
    const RunningQuery query(log.source(is_live), happened(EventKind::kLost), streams.run);
    query.done();
    CHECK(query.rows() == Numbers{20'001});
  }
}

TEST_CASE("a query on a running log waits no longer than a second for a stream to be recognised") {
  StreamLog log;
  const RunningStreams streams(log.source(true));
  const RunningQuery query(log.source(true), happened(EventKind::kNewStream), streams.run);
  log.append({.payload = "nobody ever knows what this is"});
  log.index->publish();
  CHECK(query.evaluated(1).evaluated == 1);
  CHECK(query.rows() == Numbers{1});
}

TEST_CASE("a query says why it ends where its streams do before the log") {
  StreamLog log;
  append(log, 10, {});
  const auto streams = std::make_unique<RunningStreams>(log.source(true));
  const RunningQuery query(log.source(true), happened(EventKind::kLost), streams->run);
  query.evaluated(20);
  streams->run->cancel();
  CHECK_FALSE(query.run.progress().is_done);
  append(log, 10, {});
  CHECK(query.done().failure == "its streams are no longer told apart");
}

TEST_CASE("a predicate about streams needs those of the log") {
  StreamLog log;
  CHECK_THROWS_AS(QueryRun(log.source(), ofStream(1), addressText, [](QueryRun::Event) {}),
                  std::invalid_argument);
}
