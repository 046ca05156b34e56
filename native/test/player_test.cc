#include "platform/player.h"

#include <doctest/doctest.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "platform/socket.h"
#include "test/support/datagrams.h"
#include "test/support/numbered_log.h"

using namespace gramscope;
using gramscope::test::NumberedLog;

namespace {

class Receiver {
 public:
  Receiver() : socket_({.id = 1, .type = SocketType::kUdp4}) {
    socket_.set(SocketOption::kReceiveBuffer, 4 << 20);
    socket_.bind({.address = test::loopback(Family::kIpv4)});
  }

  replay::RoutePlan route() const {
    const auto address = std::get<SocketAddress>(socket_.address());
    replay::UdpTarget target{.prefix = {.address = address, .length = 32}, .port = address.port};
    target.prefix.address.port = 0;
    replay::RoutePlan plan;
    plan.rules.push_back({.to = target});
    return plan;
  }

  /// What has come until now.
  std::vector<unsigned> numbers() {
    std::vector<unsigned> result;
    std::array<char, 64> text{};
    const int fd = static_cast<int>(socket_.opened()->handle());
    for (;;) {
      const auto length = ::recv(fd, text.data(), text.size(), MSG_DONTWAIT);
      if (length < 0) return result;
      result.push_back(static_cast<unsigned>(
          std::stoul(std::string(text.data(), static_cast<std::size_t>(length)))));
    }
  }

 private:
  Socket socket_;
};

void waitForEnd(const Player& player) {
  while (player.progress().state != PlayerState::kDone) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace

TEST_CASE("commands of several threads neither lose nor repeat a datagram") {
  constexpr unsigned kCount = 4000;
  const NumberedLog log(kCount);
  Receiver receiver;
  std::atomic<unsigned> changes = 0;
  Player player(log.source(), {.routes = receiver.route(), .pace = replay::OriginalPace{1}},
                [&] { ++changes; });
  std::atomic<bool> is_over = false;
  const auto disturb = [&](unsigned kind) {
    for (unsigned round = 0; !is_over; ++round) {
      if (kind == 0) round % 2 == 0 ? player.pause() : player.resume();
      if (kind == 1) player.setPace(replay::OriginalPace{1.0 + round % 7});
      if (kind == 2) CHECK(player.report().progress.sent <= kCount);
      std::this_thread::sleep_for(std::chrono::microseconds(300));
    }
  };
  std::vector<std::thread> others;
  for (unsigned kind = 0; kind < 3; ++kind) others.emplace_back(disturb, kind);
  waitForEnd(player);
  is_over = true;
  for (auto& other : others) other.join();
  const auto numbers = receiver.numbers();
  REQUIRE(numbers.size() == kCount);
  for (unsigned number = 0; number < kCount; ++number) REQUIRE(numbers[number] == number);
  CHECK(changes > 0);
  CHECK(!player.report().failure);
}

TEST_CASE("sought while it plays, it goes on there") {
  constexpr unsigned kCount = 3000;
  const NumberedLog log(kCount);
  Receiver receiver;
  Player player(log.source(), {.routes = receiver.route(), .pace = replay::OriginalPace{1}}, [] {});
  std::vector<unsigned> numbers;
  // Until one with this number comes, behind those that are known.
  const auto waitFor = [&](unsigned number) {
    for (std::size_t at = numbers.size();; ++at) {
      while (at == numbers.size()) {
        if (player.progress().state == PlayerState::kDone) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        std::ranges::copy(receiver.numbers(), std::back_inserter(numbers));
      }
      if (numbers[at] == number) return;
    }
  };
  waitFor(0);
  // Each is a second away, if nobody sought it.
  for (const unsigned row : {1500U, 2U, 1000U, 2900U}) {
    player.seek(SeekRow{row});
    waitFor(row - 1);
  }
  waitForEnd(player);
  std::ranges::copy(receiver.numbers(), std::back_inserter(numbers));
  REQUIRE(!numbers.empty());
  CHECK(numbers.back() == kCount - 1);
  // What is not the next one is where it was told to go, in that order.
  std::vector<unsigned> leaps;
  for (std::size_t at = 1; at < numbers.size(); ++at) {
    if (numbers[at] != numbers[at - 1] + 1) leaps.push_back(numbers[at]);
  }
  CHECK(leaps == std::vector<unsigned>{1499, 1, 999, 2899});
}

TEST_CASE("a player can be ended at any moment") {
  const NumberedLog log(5000);
  Receiver receiver;
  for (int round = 0; round < 50; ++round) {
    const replay::Pace pace =
        round % 2 == 0 ? replay::Pace(replay::OriginalPace{1}) : replay::Pace(replay::TopSpeed{});
    Player player(log.source(), {.routes = receiver.route(), .pace = pace, .loops = 0}, [] {});
    std::this_thread::sleep_for(std::chrono::microseconds(round * 40));
    receiver.numbers();
  }
}
