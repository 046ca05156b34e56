#include "core/query/byte_search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <random>
#include <string>

#include "test/support/datagrams.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

bool finds(std::string_view wanted, std::string_view text,
           ByteSearch::Case sensitivity = ByteSearch::Case::kExact) {
  // At the end of a block of memory of its own, so that reading on is noticed.
  const std::string copy(text);
  return ByteSearch(bytesOf(wanted), sensitivity).isIn(bytesOf(copy));
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

}  // namespace

TEST_CASE("bytes are found wherever they are") {
  CHECK(finds("error", "error"));
  CHECK(finds("error", "an error"));
  CHECK(finds("error", "errerror or"));
  CHECK(finds(std::string_view("\0\xff", 2), std::string_view("\0\0\xff\0", 4)));
  CHECK(finds("", ""));
}

TEST_CASE("bytes that are not there are not found") {
  CHECK(!finds("error", "erro"));
  CHECK(!finds("error", "Error"));
  CHECK(!finds("error", ""));
  CHECK(!finds("aab", "aaaaaaaaaaa"));
}

TEST_CASE("the case of ASCII letters can be ignored, and of nothing else") {
  constexpr auto kIgnored = ByteSearch::Case::kIgnored;
  CHECK(finds("eRRor", "an ErrOR", kIgnored));
  CHECK(finds("A[z", "xa[Z", kIgnored));
  CHECK(!finds("a[z", "a{z", kIgnored));
  CHECK(!finds("@", "`", kIgnored));
  CHECK(!finds("\xc3\xa4", "\xc3\x84", kIgnored));
}

TEST_CASE("bytes are found where a plain search finds them") {
  std::mt19937 chance(1);
  const auto text = [&](unsigned longest) {
    std::string result(chance() % (longest + 1), ' ');
    for (char& c : result) c = "aAbB1"[chance() % 5];
    return result;
  };
  for (int i = 0; i < 20000; ++i) {
    const auto wanted = text(4);
    const auto in = text(i % 2 == 0 ? 30 : 100);
    CHECK(finds(wanted, in) == (in.find(wanted) != in.npos));
    CHECK(finds(wanted, in, ByteSearch::Case::kIgnored) ==
          (lower(in).find(lower(wanted)) != in.npos));
  }
}
