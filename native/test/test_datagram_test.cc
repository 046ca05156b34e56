#include "core/streams/test_datagram.h"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <string>

using namespace gramscope;

namespace {

template <std::size_t kSize>
std::string hex(const std::array<std::byte, kSize>& payload) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const std::byte byte : payload) {
    text += kDigits[std::to_integer<std::size_t>(byte) >> 4];
    text += kDigits[std::to_integer<std::size_t>(byte) & 15];
  }
  return text;
}

}  // namespace

TEST_CASE("a test datagram is what its description says, byte by byte") {
  std::array<std::byte, 43> payload{};
  streams::writeTestDatagram(payload, {.stream = 0x1a2b3c4d, .sequence = 0x0102030405060708});
  CHECK(hex(payload) ==
        "4752414d54455354"
        "01"
        "00"
        "0028"
        "1a2b3c4d"
        "0102030405060708"
        "0000000000000000"
        "0000000000000000"
        "28292a");
  streams::setTestTimes(payload, -2, 1'000'000);
  streams::setTestHeader(payload, {.stream = 1, .sequence = UINT64_MAX, .is_last = true});
  CHECK(hex(payload) ==
        "4752414d54455354"
        "01"
        "01"
        "0028"
        "00000001"
        "ffffffffffffffff"
        "fffffffffffffffe"
        "00000000000f4240"
        "28292a");
}
