#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "test/support/exporting.h"

using namespace gramscope;
using namespace gramscope::exporting;
using namespace gramscope::test;

namespace {

constexpr std::uint32_t kUnknownBlock = 0x7777;
constexpr std::uint32_t kLocalBlock = 0x80000001;

std::string opaque(std::uint32_t type, const std::string& body = "opaque text of some length") {
  return block(type, body);
}

/// A section that says how long it is.
std::string measuredSection(const std::string& content) {
  const auto length = static_cast<std::int64_t>(content.size());
  return block(0x0a0d0d0a, bytesOf(0x1a2b3c4d) + bytesOf(1) + bytesOf(length)) + content;
}

const std::string kOne = packet(datagramFrame("one"));
const std::string kTwo = packet(datagramFrame("two"));
const std::string kThree = packet(datagramFrame("three"));

}  // namespace

TEST_CASE("a whole pcapng file is exported byte for byte") {
  auto content = section() + interfaceBlock() + kOne;
  for (const auto type :
       {4u, 5u, 9u, 10u, 0xbadu, 0x40000badu, 0x204u, kUnknownBlock, kLocalBlock}) {
    content += opaque(type);
  }
  content += measuredSection(interfaceBlock(1) + interfaceBlock(101) + kTwo);
  content += opaque(kUnknownBlock, std::string(20'000'000, 'x')) + kThree;
  const auto result = exported(content, {.is_intact = true});
  CHECK(result.content == content);
  CHECK(result.counts.frames == 7);
}

TEST_CASE("frames that are not selected are left out, and blocks that are no frames stay") {
  const auto start = section() + interfaceBlock() + opaque(10) + opaque(kLocalBlock);
  const auto end = opaque(4) + opaque(5) + opaque(0xbad);
  const auto content = start + kOne + opaque(9) + opaque(0x40000bad) + kTwo + kThree + end;
  const auto result = exported(content, {.frames = rowsOf(content, {1, 3}), .is_intact = true});
  CHECK(result.content == start + kOne + kThree + end);
}

TEST_CASE("a section that became shorter does not say how long it is") {
  const auto content = measuredSection(interfaceBlock() + kOne + kTwo);
  const auto result = exported(content, {.frames = rowsOf(content, {2}), .is_intact = true});
  CHECK(result.content == section() + interfaceBlock() + kTwo);
}

TEST_CASE("of a damaged file what can be read is exported") {
  auto wrong = kTwo;
  wrong.replace(wrong.size() - 4, 4, bytesOf(std::uint32_t{8}));
  const auto foreign = packet(datagramFrame("lost"), 7);
  const auto content = "garbage" + measuredSection(interfaceBlock() + kOne) + wrong + foreign +
                       "1234" + kThree + kThree.substr(0, 30);
  const auto result = exported(content, {});
  CHECK(result.content == section() + interfaceBlock() + kOne + kTwo + kThree);
  CHECK(result.counts.frames == 3);
  CHECK(result.counts.unreadable == 1);
}

TEST_CASE("packets whose section header is damaged get one") {
  auto broken = section();
  broken.insert(20, 1, 'x');
  const auto result = exported(broken + interfaceBlock() + kOne, {});
  CHECK(index(result.content).payloads == std::vector<std::string>{"1:one"});
  CHECK(index(result.content).progress.damage.count() == 0);
}

TEST_CASE("a classic file becomes pcapng with its link type and its exact times") {
  const auto content = pcapStart() + record(datagramFrame("one")) + record(datagramFrame("two"));
  const auto frames = framesOf(exported(content, {.frames = rowsOf(content, {2})}).content);
  REQUIRE(frames.size() == 1);
  CHECK(frames[0].bytes == datagramFrame("two"));
  CHECK(frames[0].link_type == 101);
  CHECK(frames[0].time == 1'700'000'000'000'123'000);
}

TEST_CASE("pcap takes frames of one link type, and counts those of others") {
  const auto content = section() + interfaceBlock(101) + interfaceBlock(1) + kOne +
                       packet("ethernet frame", 1) + kTwo;
  const auto result = exported(content, {.container = Container::kPcap});
  const auto frames = framesOf(result.content);
  REQUIRE(frames.size() == 2);
  CHECK(frames[0].bytes == datagramFrame("one"));
  CHECK(frames[0].link_type == 101);
  CHECK(result.counts.frames == 2);
  CHECK(result.counts.foreign_link == 1);
}

TEST_CASE("an export without frames is a file all the same") {
  const auto content = section() + interfaceBlock(101) + kOne;
  const auto result =
      exported(content, {.container = Container::kPcap, .frames = rowsOf(content, {})});
  CHECK(result.content.size() == 24);
  CHECK(index(result.content).progress.failure.empty());
}
