#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "test/support/capture_bytes.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

std::string records(int first, int count) {
  std::string result;
  for (int number = first; number < first + count; ++number) {
    result += record(datagramFrame("payload " + std::to_string(number)),
                     1'700'000'000 + static_cast<std::uint32_t>(number));
  }
  return result;
}

void checkPassedOver(const std::string& damage) {
  const auto before = pcapStart() + records(0, 5);
  const auto found = index(before + damage + records(5, 5));
  CHECK(found.payloads.size() == 10);
  CHECK(found.payloads.back().ends_with(":payload 9"));
  REQUIRE(found.progress.damage.count() == 1);
  CHECK(found.progress.damage.places()[0].offset == before.size());
  CHECK(found.progress.damage.places()[0].skipped == damage.size());
}

}  // namespace

TEST_CASE("zeros and garbage between the records of a pcap file are passed over") {
  for (const std::size_t size : {48, 100, 4096, 100'000}) {
    CAPTURE(size);
    checkPassedOver(std::string(size, '\0'));
    checkPassedOver(std::string(size, '\x7a'));
  }
}

TEST_CASE("zeros and garbage at the end of a pcap file are told once") {
  const auto before = pcapStart() + records(0, 5);
  // A single record of zeros may be an empty frame.
  for (const std::size_t size : {1, 15, 32, 100, 4096, 100'000}) {
    for (const char byte : {'\0', '\x7a'}) {
      CAPTURE(size);
      const auto found = index(before + std::string(size, byte));
      CHECK(found.payloads.size() == 5);
      REQUIRE(found.progress.damage.count() == 1);
      CHECK(found.progress.damage.places()[0].offset == before.size());
      CHECK(found.progress.damage.places()[0].skipped == size);
    }
  }
}

TEST_CASE("a record whose captured length is impossible is passed over") {
  auto wrong = records(0, 1);
  checkPassedOver(wrong.replace(8, 4, bytesOf(0xffffffffu)));
  checkPassedOver(wrong.replace(8, 4, bytesOf(200'000u)));
}

TEST_CASE("a pcap file that is cut anywhere has all datagrams before") {
  const auto content = pcapStart() + records(0, 25);
  REQUIRE(content.size() > 1000);
  std::size_t whole = 0;
  for (std::size_t size = 24; size < content.size(); ++size) {
    CAPTURE(size);
    const auto found = index(content.substr(0, size));
    CHECK(found.payloads.size() >= whole);
    CHECK(found.payloads.size() <= whole + 1);
    const bool has_grown = found.payloads.size() > whole;
    whole = found.payloads.size();
    const bool is_between = has_grown || size == 24;
    CHECK((found.progress.damage.count() == 0) == is_between);
  }
}
