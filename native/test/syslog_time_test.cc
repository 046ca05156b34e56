#include "core/replay/syslog_time.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using gramscope::replay::setSyslogTime;

namespace {

/// 2026-03-05 06:07:08.123456789 UTC.
constexpr std::int64_t kNow = 1'772'690'828'123'456'789;

std::string at(std::string message, std::int64_t offset = 0) {
  setSyslogTime(std::as_writable_bytes(std::span(message)), kNow,
                [offset](std::int64_t) { return offset; });
  return message;
}

}  // namespace

TEST_CASE("times take the new value in the form that they have") {
  CHECK(at("<13>Oct 11 22:14:15 h a: b") == "<13>Mar  5 06:07:08 h a: b");
  CHECK(at("<13>Oct  1 22:14:15 h", 7200) == "<13>Mar  5 08:07:08 h");
  CHECK(at("<13>1: *Oct 11 2003 22:14:15.123: %A") == "<13>1: *Mar  5 2026 06:07:08.123: %A");
  CHECK(at("<13>2003 Oct 11 22:14:15 UTC: %A") == "<13>2026 Mar  5 06:07:08 UTC: %A");
  CHECK(at("<13>1 2003-10-11T22:14:15.003Z h") == "<13>1 2026-03-05T06:07:08.123Z h");
  CHECK(at("<13>1 2003-10-11T22:14:15Z h", 7200) == "<13>1 2026-03-05T06:07:08Z h");
  CHECK(at("<13>1 2003-10-11T22:14:15.1234567890+05:30 h") ==
        "<13>1 2026-03-05T11:37:08.1234567890+05:30 h");
  CHECK(at("<13>1 2003-10-11T22:14:15-0830 h") == "<13>1 2026-03-04T21:37:08-0830 h");
  CHECK(at("<13>2003-10-11 22:14:15,99 h", 3600) == "<13>2026-03-05 07:07:08,12 h");
}

TEST_CASE("what is no time, or comes late, stays") {
  for (const char* message : {"", "<13>", "<13>Oct", "<13>Oct 11 22:14", "<13>Octopus 22:14:15",
                              "2003-10-11", "2003-10-11T22:14:1", "no time here at all"}) {
    CHECK(at(message) == message);
  }
  const std::string late = std::string(100, 'x') + " Oct 11 22:14:15";
  CHECK(at(late) == late);
}

TEST_CASE("no message makes it write where it should not") {
  std::mt19937 chance(5);
  for (int round = 0; round < 20'000; ++round) {
    std::string message;
    for (auto length = chance() % 60; length > 0; --length) {
      message += "<>1 0123456789-T:.ZOctMar+,"[chance() % 26];
    }
    CHECK(at(message).size() == message.size());
  }
}
