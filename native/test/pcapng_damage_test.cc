#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "test/support/capture_bytes.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

using Texts = std::vector<std::string>;

std::string start() { return section() + interfaceBlock(); }
std::string datagram(const std::string& payload) { return packet(datagramFrame(payload)); }

/// What is read when `damage` lies between two datagrams: both, and one place of damage.
void checkPassedOver(const std::string& damage) {
  const auto before = start() + datagram("one");
  const auto found = index(before + damage + datagram("two") + datagram("three"));
  REQUIRE(found.payloads.size() == 3);
  CHECK(found.payloads.front().ends_with(":one"));
  CHECK(found.payloads.back().ends_with(":three"));
  REQUIRE(found.progress.damage.count() == 1);
  CHECK(found.progress.damage.places()[0].offset == before.size());
  CHECK(found.progress.damage.places()[0].skipped == damage.size());
  CHECK(found.progress.is_done);
}

std::string withLength(std::string bytes, std::uint32_t length) {
  return bytes.replace(4, 4, bytesOf(length));
}

}  // namespace

TEST_CASE("blocks with impossible lengths are passed over") {
  for (const std::uint32_t length : {0u, 4u, 11u, 31u, 61u, 0xfffffffcu, 0xffffffffu, 0x1000000u}) {
    CAPTURE(length);
    checkPassedOver(withLength(datagram("lost"), length));
  }
}

TEST_CASE("zeros and garbage are passed over, whatever their size") {
  for (const std::size_t size : {1, 2, 3, 4, 12, 100, 4096, 3'000'000}) {
    CAPTURE(size);
    checkPassedOver(std::string(size, '\0'));
    checkPassedOver(std::string(size, '\x5a'));
  }
}

TEST_CASE("zeros and garbage at the end are told once") {
  const auto before = start() + datagram("one") + datagram("two");
  for (const std::size_t size : {1, 4, 11, 12, 100, 4096, 3'000'000}) {
    for (const char byte : {'\0', '\x5a'}) {
      CAPTURE(size);
      const auto found = index(before + std::string(size, byte));
      CHECK(found.payloads == Texts{"1:one", "2:two"});
      REQUIRE(found.progress.damage.count() == 1);
      CHECK(found.progress.damage.places()[0].offset == before.size());
      CHECK(found.progress.damage.places()[0].skipped == size);
    }
  }
}

TEST_CASE("a block whose lengths disagree is passed over if none follows where it ends") {
  checkPassedOver(withLength(datagram("lost"), 60));
  checkPassedOver(withLength(datagram("lost"), 68));
}

TEST_CASE("a block whose second length disagrees is read if another block follows") {
  auto wrong = datagram("two");
  wrong.replace(wrong.size() - 4, 4, bytesOf(std::uint32_t{8}));
  const auto found = index(start() + datagram("one") + wrong + datagram("three"));
  CHECK(found.payloads == Texts{"1:one", "2:two", "3:three"});
  REQUIRE(found.progress.damage.count() == 1);
  CHECK(found.progress.damage.places()[0].reason == "a block says 64 bytes before and 8 after it");
}

TEST_CASE("packets of unknown interfaces are counted and told") {
  const auto foreign = packet(datagramFrame("lost"), 7);
  const auto found = index(start() + foreign + datagram("one"));
  CHECK(found.payloads == Texts{"2:one"});
  CHECK(found.progress.frames == 2);
  CHECK(found.progress.damage.places()[0].reason ==
        "a packet of interface 7, where the section describes 1");
}

TEST_CASE("frames of unknown link types are counted by type") {
  const auto found = index(start() + interfaceBlock(147) + packet("frame", 1) + datagram("one"));
  CHECK(found.payloads == Texts{"2:one"});
  REQUIRE(found.progress.unreadable.size() == 1);
  CHECK(found.progress.unreadable[0].link_type == 147);
  CHECK(found.progress.unreadable[0].frames == 1);
}

TEST_CASE("a section is found behind something else") {
  const auto found = index("not a capture" + start() + datagram("one"));
  CHECK(found.payloads == Texts{"1:one"});
  CHECK(found.progress.damage.places()[0].skipped == 13);
}

TEST_CASE("what is no capture file is said to be none") {
  CHECK(index("").progress.failure == "it is empty");
  CHECK(index("something else").progress.failure == "it is neither a pcapng nor a pcap file");
}

TEST_CASE("a file that is cut anywhere has all datagrams before") {
  std::string content = start();
  std::vector<std::size_t> ends;
  for (int number = 0; number < 20; ++number) {
    content += datagram("payload " + std::to_string(number));
    ends.push_back(content.size());
  }
  REQUIRE(content.size() > 1000);
  for (std::size_t size = 0; size < content.size(); ++size) {
    CAPTURE(size);
    const auto found = index(content.substr(0, size));
    const auto whole = std::ranges::count_if(ends, [&](std::size_t end) { return end <= size; });
    CHECK(found.payloads.size() == static_cast<std::size_t>(whole));
    const bool is_between =
        size == start().size() || size == section().size() || std::ranges::count(ends, size) > 0;
    CHECK((found.progress.damage.count() == 0 && found.progress.failure.empty()) == is_between);
  }
}
