#include "platform/send_queue.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

#include "platform/receiver.h"
#include "platform/socket.h"
#include "test/support/datagrams.h"
#include "test/support/recording_sink.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

/// Messages with their payloads.
class Messages {
 public:
  void add(const std::string& payload, const SocketName* destination, int refusal = 0) {
    buffers_.push_back(bytesOf(payloads_.emplace_back(payload)));
    messages_.push_back({.buffers = std::span(&buffers_.back(), 1),
                         .destination = destination,
                         .refusal = refusal});
  }
  std::span<const OutgoingMessage> get() const { return messages_; }

 private:
  std::deque<std::string> payloads_;
  std::deque<std::span<const std::byte>> buffers_;
  std::vector<OutgoingMessage> messages_;
};

/// Lets a test wait until everything queued has left.
class WaitingQueue : public SendQueue {
 public:
  using SendQueue::SendQueue;

  Progress write(const DatagramSocket& socket) noexcept override {
    const auto progress = SendQueue::write(socket);
    if (progress == Progress::kDone) {
      const std::lock_guard lock(mutex_);
      is_done_ = true;
      done_.notify_all();
    }
    return progress;
  }

  bool waitUntilDone() {
    std::unique_lock lock(mutex_);
    return done_.wait_for(lock, std::chrono::seconds(10), [this] { return is_done_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable done_;
  bool is_done_ = false;
};

std::string uniqueName() { return "@gramscope-test-" + std::to_string(::getpid()); }

}  // namespace

TEST_CASE("messages leave in order, and one that fails does not stop those behind it") {
  RecordingSink sink;
  Receiver receiver(sink);
  Socket target({.id = 1, .type = SocketType::kUdp4});
  target.bind({.address = loopback(Family::kIpv4)});
  receiver.add(target.current());
  const SocketName to = target.address();

  Messages messages;
  messages.add("first", &to);
  messages.add(std::string(70'000, 'x'), &to);
  messages.add("refused", &to, EINVAL);
  for (int i = 0; i < 100; ++i) messages.add(std::to_string(i), &to);
  Socket socket({.id = 2, .type = SocketType::kUdp4});
  SendQueue queue(SocketType::kUdp4);
  const auto report = queue.send(*socket.opened(), messages.get());
  CHECK(report.settled == 103);
  const auto& failures = report.failures;
  REQUIRE(failures.size() == 2);
  CHECK(failures[0].index == 1);
  CHECK(failures[0].error == EMSGSIZE);
  CHECK(failures[0].destination == to);
  CHECK(failures[1].index == 2);
  CHECK(failures[1].error == EINVAL);
  REQUIRE(sink.waitForDatagrams(101));
  CHECK(sink.recorded()[1].payload == "0");
  CHECK(sink.recorded()[100].payload == "99");
  receiver.remove(*target.current());
}

TEST_CASE("a message may have more pieces than one system call takes") {
  RecordingSink sink;
  Receiver receiver(sink);
  Socket target({.id = 1, .type = SocketType::kUdp4});
  target.bind({.address = loopback(Family::kIpv4)});
  receiver.add(target.current());
  const SocketName to = target.address();
  const std::vector<std::span<const std::byte>> pieces(3000, bytesOf("ab"));
  const OutgoingMessage message{.buffers = pieces, .destination = &to};
  Socket socket({.id = 2, .type = SocketType::kUdp4});
  SendQueue queue(SocketType::kUdp4);
  CHECK(queue.send(*socket.opened(), std::span(&message, 1)).failures.empty());
  REQUIRE(sink.waitForDatagrams(1));
  CHECK(sink.recorded()[0].datagram.original_length == 6000);
  receiver.remove(*target.current());
}

namespace {

/// Fills a peer that nobody reads, and then has it read.
void checkFullPeer(bool is_connected) {
  constexpr std::size_t kTotal = 100;
  RecordingSink sink;
  Receiver receiver(sink);
  Socket target({.id = 1, .type = SocketType::kUnix});
  target.bindPath(uniqueName());
  const SocketName to = uniqueName();
  Messages messages;
  const SocketName* destination = is_connected ? nullptr : &to;
  for (std::size_t i = 0; i < kTotal; ++i) messages.add(std::to_string(i), destination);
  Socket socket({.id = 2, .type = SocketType::kUnix});
  if (is_connected) socket.connectPath(uniqueName());
  WaitingQueue queue(SocketType::kUnix);
  const auto settled = queue.send(*socket.opened(), messages.get()).settled;
  CHECK(settled < kTotal);
  CHECK(queue.size().count == kTotal - settled);
  CHECK(queue.size().bytes > queue.size().count);

  receiver.write(socket.current(), queue, sink);
  receiver.add(target.current());
  REQUIRE(queue.waitUntilDone());
  REQUIRE(sink.waitForDatagrams(kTotal));
  CHECK(queue.size().count == 0);
  CHECK(queue.size().bytes == 0);
  CHECK(queue.takeReport().settled == kTotal - settled);
  for (std::size_t i = 0; i < kTotal; ++i) CHECK(sink.recorded()[i].payload == std::to_string(i));
  receiver.remove(*socket.current());
  receiver.remove(*target.current());
}

}  // namespace

TEST_CASE("what a full peer does not take is sent when it has room, in order") {
  SUBCASE("connected") { checkFullPeer(true); }
  SUBCASE("not connected") { checkFullPeer(false); }
}

TEST_CASE("a socket with queued messages can be removed") {
  RecordingSink sink;
  Socket target({.id = 1, .type = SocketType::kUnix});
  target.bindPath(uniqueName());
  const SocketName to = uniqueName();
  Messages messages;
  for (int i = 0; i < 100; ++i) messages.add("x", &to);
  Socket socket({.id = 2, .type = SocketType::kUnix});
  SendQueue queue(SocketType::kUnix);
  queue.send(*socket.opened(), messages.get());
  Receiver receiver(sink);
  receiver.write(socket.current(), queue, sink);
  receiver.remove(*socket.current());
  CHECK(queue.size().count > 0);
}
