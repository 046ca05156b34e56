#include <doctest/doctest.h>
#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "platform/player.h"
#include "platform/shared/sockaddr.h"
#include "platform/socket.h"
#include "test/support/datagrams.h"
#include "test/support/numbered_log.h"

using namespace gramscope;
using gramscope::test::NumberedLog;

namespace {

/// What is told once all of it has been sent, each when it is due.
PlayerReport played(const NumberedLog& log) {
  Player player(log.source(), {.pace = replay::OriginalPace{10}}, [] {});
  while (player.progress().state != PlayerState::kDone) std::this_thread::yield();
  return player.report();
}

struct Arrived {
  unsigned number;
  std::uint16_t source_port;
};

class Receiver {
 public:
  explicit Receiver(Family family = Family::kIpv4)
      : socket_(
            {.id = 1, .type = family == Family::kIpv4 ? SocketType::kUdp4 : SocketType::kUdp6}) {
    socket_.set(SocketOption::kReceiveBuffer, 1 << 20);
    socket_.bind({.address = test::loopback(family)});
  }

  SocketAddress address() const { return std::get<SocketAddress>(socket_.address()); }

  std::vector<Arrived> arrived() {
    std::vector<Arrived> result;
    std::array<char, 64> text{};
    auto from = emptySockaddr();
    const int fd = static_cast<int>(socket_.opened()->handle());
    for (;;) {
      const auto length =
          ::recvfrom(fd, text.data(), text.size(), MSG_DONTWAIT, from.get(), &from.length);
      if (length < 0) return result;
      const std::string number(text.data(), static_cast<std::size_t>(length));
      result.push_back({.number = static_cast<unsigned>(std::stoul(number)),
                        .source_port = fromSockaddr(from.storage).port});
    }
  }

 private:
  Socket socket_;
};

/// Whether these are `first` and so on, from one port.
bool areNumbered(const std::vector<Arrived>& all, unsigned first, std::uint16_t source_port) {
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (all[at].number != first + at || all[at].source_port != source_port) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("what goes elsewhere behind a long run to one place leaves by the same port") {
  for (const Family family : {Family::kIpv4, Family::kIpv6}) {
    Receiver one(family);
    Receiver other(family);
    NumberedLog log;
    log.append(200, one.address());
    log.append(100, other.address());
    log.append(50, one.address());
    const PlayerReport report = played(log);
    CHECK(report.progress.sent == 350);
    CHECK(report.progress.errors == 0);
    const auto by_one = one.arrived();
    const auto by_other = other.arrived();
    REQUIRE(by_one.size() == 250);
    REQUIRE(by_other.size() == 100);
    const std::uint16_t port = by_one[0].source_port;
    CHECK(areNumbered({by_one.begin(), by_one.begin() + 200}, 0, port));
    CHECK(areNumbered(by_other, 200, port));
    CHECK(areNumbered({by_one.begin() + 200, by_one.end()}, 300, port));
  }
}

TEST_CASE("a port at which nobody listens refuses nothing") {
  SocketAddress closed;
  {
    closed = Receiver().address();
  }
  NumberedLog log;
  log.append(1000, closed);
  const PlayerReport report = played(log);
  CHECK(report.progress.sent == 1000);
  CHECK(report.progress.errors == 0);
}
