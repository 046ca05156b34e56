#include "core/query/query_run.h"

#include <doctest/doctest.h>

#include <atomic>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

#include "test/support/random_log.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

using Numbers = std::vector<std::uint64_t>;

Predicate contains(std::string_view text) {
  const auto bytes = bytesOf(text);
  return {ContainsTest{{bytes.begin(), bytes.end()}}};
}

/// A log, and a query on it that runs on a thread of its own.
struct Running {
  explicit Running(const Predicate& predicate) : predicate(predicate) {}
  ~Running() {
    if (!run) return;
    run->cancel();
    if (thread.joinable()) thread.join();
  }

  void start() {
    run = std::make_unique<QueryRun>(
        LogSource{index, input}, predicate,
        [](const SocketAddress& address) { return std::to_string(address.bytes[0]); },
        [this](QueryRun::Event event) { ++(event == QueryRun::Event::kMore ? changes : rests); });
    thread = std::thread([this] { run->run(); });
  }

  /// Waits until all that the log has is evaluated.
  QueryProgress caughtUp() const {
    for (;;) {
      const auto progress = run->progress();
      if (progress.is_caught_up || progress.is_done) return progress;
      std::this_thread::yield();
    }
  }
  QueryProgress done() const {
    for (;;) {
      const auto progress = run->progress();
      if (progress.is_done) return progress;
      std::this_thread::yield();
    }
  }

  Predicate predicate;
  std::shared_ptr<LogIndex> index = std::make_shared<LogIndex>();
  std::shared_ptr<BytesInput> input = std::make_shared<BytesInput>();
  std::atomic<int> changes = 0;
  std::atomic<int> rests = 0;
  std::unique_ptr<QueryRun> run;
  std::thread thread;
};

Numbers containing(const RandomLog& log, std::string_view text) {
  Numbers numbers;
  for (std::size_t at = 0; at < log.rows().size(); ++at) {
    if (log.rows()[at].payload.find(text) != text.npos) numbers.push_back(at + 1);
  }
  return numbers;
}

}  // namespace

TEST_CASE("a query ends when the log is complete") {
  Running query(contains("ab"));
  RandomLog log(1);
  log.append(*query.index, *query.input, 50000);
  query.index->complete();
  query.start();
  const auto progress = query.done();
  CHECK(progress.failure.empty());
  CHECK(progress.evaluated == 50000);
  CHECK(progress.is_caught_up);
  CHECK(query.run->rows(1, 100000) == containing(log, "ab"));
  query.thread.join();
  CHECK(query.changes > 0);
  CHECK(query.rests == 1);
}

TEST_CASE("a query follows a log that grows") {
  Running query(contains("ab"));
  RandomLog log(2);
  query.start();
  for (int i = 0; i < 20; ++i) {
    log.append(*query.index, *query.input, 1 + log.below(4000));
    const auto progress = query.caughtUp();
    CHECK(!progress.is_done);
    REQUIRE(progress.evaluated == log.rows().size());
    REQUIRE(query.run->rows(1, 100000) == containing(log, "ab"));
  }
}

TEST_CASE("a query lets go of matches with their rows") {
  Running query(contains("ab"));
  RandomLog log(3);
  log.append(*query.index, *query.input, 70000);
  query.start();
  query.caughtUp();
  query.index->evictBefore(40000);
  while (query.run->progress().evicted == 0) std::this_thread::yield();
  const auto all = containing(log, "ab");
  const auto kept = std::ranges::lower_bound(all, std::uint64_t{40000});
  CHECK(query.run->rows(1, 100000) == Numbers(kept, all.end()));
  CHECK(query.run->progress().matches == all.size());
  CHECK(query.run->matchesBefore(1) == static_cast<std::uint64_t>(kept - all.begin()));
}

TEST_CASE("a query on a log that lost everything has caught up") {
  Running query(contains("ab"));
  RandomLog log(4);
  log.append(*query.index, *query.input, 100);
  query.index->evictBefore(101);
  query.index->complete();
  query.start();
  const auto progress = query.done();
  CHECK(progress.is_caught_up);
  CHECK(progress.matches == 0);
}

TEST_CASE("payloads that are gone do not match, and are counted") {
  Running query(contains("ab"));
  RandomLog log(5);
  log.append(*query.index, *query.input, 1000);
  const auto all = containing(log, "ab");
  query.input->truncate(query.input->size() / 2);
  query.index->complete();
  query.start();
  const auto progress = query.done();
  CHECK(progress.failure.empty());
  CHECK(progress.unreadable > 400);
  CHECK(progress.matches < all.size());
  CHECK(progress.matches > 0);
}

TEST_CASE("an input that fails does not end a query") {
  struct Failing : BytesInput {
    std::size_t readAt(std::uint64_t, std::span<std::byte>) override {
      throw std::runtime_error("the disk is on fire");
    }
  };
  Running query(contains("ab"));
  query.input = std::make_shared<Failing>();
  RandomLog log(6);
  log.append(*query.index, *query.input, 10);
  query.index->complete();
  query.start();
  const auto progress = query.done();
  CHECK(progress.failure.empty());
  CHECK(progress.matches == 0);
  CHECK(progress.unreadable > 0);
}

TEST_CASE("outcomes come in the order of rows, whoever decides them when") {
  const Predicate asked{AskedTest{0}};
  const Predicate unix_only{UnixTest{}};
  Running query({GroupTest{GroupTest::Kind::kAny, {asked, unix_only}}});
  RandomLog log(7);
  log.append(*query.index, *query.input, 20000);
  query.index->complete();
  query.start();
  // Everybody waits for the first batch.
  std::vector<std::shared_ptr<const Chunk>> batches;
  while (batches.size() < 4) {
    if (auto batch = query.run->takeBatch()) batches.push_back(std::move(batch));
  }
  CHECK(query.run->progress().evaluated == 0);
  CHECK(!query.run->answer(batches[0]->first, {}));
  CHECK(!query.run->answer(99999, {}));
  const auto answer = [&](const Chunk& batch) {
    std::vector<std::uint8_t> answers;
    for (const auto row : batch.open) {
      answers.push_back(log.rows()[batch.first + row - 1].payload.ends_with('a'));
    }
    CHECK(query.run->answer(batch.first, answers));
    CHECK(!query.run->answer(batch.first, answers));
  };
  for (auto next = batches.rbegin(); next != batches.rend(); ++next) answer(**next);
  while (!query.run->progress().is_done) {
    if (const auto batch = query.run->takeBatch()) answer(*batch);
  }
  Numbers expected;
  for (std::size_t at = 0; at < log.rows().size(); ++at) {
    const Logged& row = log.rows()[at];
    if (row.path || row.payload.ends_with('a')) expected.push_back(at + 1);
  }
  CHECK(query.run->rows(1, 100000) == expected);
}

TEST_CASE("a query that waits for answers can be cancelled, or fail") {
  Running query({AskedTest{0}});
  RandomLog log(8);
  log.append(*query.index, *query.input, 100);
  query.start();
  while (!query.run->takeBatch()) std::this_thread::yield();
  query.run->fail("the pattern takes too long");
  query.thread.join();
  CHECK(query.run->progress().is_done);
  CHECK(query.run->progress().failure == "the pattern takes too long");
  query.run->cancel();
  CHECK(query.run->progress().failure == "the pattern takes too long");
}

TEST_CASE("rows go with the payloads where a question is about them") {
  Running query({GroupTest{GroupTest::Kind::kAll,
                           {{AskedTest{1}},
                            {AskedTest{0, AskedTest::About::kRow}},
                            {PortTest{WayEnd::kSource, {1, 3}}}}}});
  RandomLog log(9);
  log.append(*query.index, *query.input, 100);
  query.start();
  std::shared_ptr<const Chunk> batch;
  while (!(batch = query.run->takeBatch())) std::this_thread::yield();
  REQUIRE(batch->rows);
  REQUIRE(batch->rows->rowCount() == batch->open.size());
  std::vector<std::byte> buffer(batch->rows->size());
  batch->rows->copyTo(buffer);
  for (std::size_t at = 0; at < batch->open.size(); ++at) {
    PackedRow row;
    std::memcpy(&row, buffer.data() + sizeof(PackedHeader) + at * sizeof row, sizeof row);
    CHECK(row.number == batch->first + batch->open[at]);
    CHECK(row.payload_length == 0);
    CHECK(row.source_port == log.rows()[row.number - 1].datagram.source.port);
  }
}

TEST_CASE("rows stay where questions are about payloads alone") {
  Running query({AskedTest{0}});
  RandomLog log(10);
  log.append(*query.index, *query.input, 100);
  query.start();
  std::shared_ptr<const Chunk> batch;
  while (!(batch = query.run->takeBatch())) std::this_thread::yield();
  CHECK(!batch->rows);
}

TEST_CASE("rows without an answer do not match, and are counted") {
  Running query({GroupTest{GroupTest::Kind::kNone, {{AskedTest{0}}}}});
  RandomLog log(11);
  log.append(*query.index, *query.input, 100);
  query.index->complete();
  query.start();
  std::shared_ptr<const Chunk> batch;
  while (!(batch = query.run->takeBatch())) std::this_thread::yield();
  std::vector<std::uint8_t> answers(batch->open.size(), 1);
  answers[7] = 2;
  answers[9] = 0;
  CHECK(query.run->answer(batch->first, answers));
  const auto progress = query.done();
  CHECK(progress.matches == 1);
  CHECK(progress.undecided == 1);
  CHECK(query.run->undecided() == Numbers{batch->first + batch->open[7]});
}

TEST_CASE("batches that are returned are given again") {
  Running query({AskedTest{0}});
  RandomLog log(12);
  log.append(*query.index, *query.input, 10000);
  query.start();
  const auto take = [&] {
    std::shared_ptr<const Chunk> batch;
    while (!(batch = query.run->takeBatch())) std::this_thread::yield();
    return batch;
  };
  const auto first = take();
  const auto second = take();
  CHECK(query.run->answer(first->first, std::vector<std::uint8_t>(first->open.size())));
  query.run->returnBatches();
  CHECK(!query.run->answer(second->first, std::vector<std::uint8_t>(second->open.size())));
  CHECK(take() == second);
}
