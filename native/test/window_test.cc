#include "core/file/window.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "test/support/capture_bytes.h"

using namespace gramscope;
using namespace gramscope::test;

TEST_CASE("a window reads ahead also where much was asked for") {
  // Blocks of 16 MiB seem to begin every 8 bytes. Each is looked for to its end, which must not
  // cost a read, and a move of 16 MiB, of its own.
  constexpr std::size_t kLength = 0xfffffc;
  const std::string content(kLength + (std::size_t{1} << 20), 'x');
  TextInput input(content);
  file::Window window(input);
  for (std::size_t offset = 0; offset + kLength <= content.size(); offset += 8) {
    REQUIRE(window.at(offset, kLength).size() >= kLength);
  }
  CHECK(window.reads() < 50);
}

TEST_CASE("a window takes no memory for bytes that the input does not have") {
  const std::string content(1000, 'x');
  TextInput input(content);
  file::Window window(input);
  CHECK(window.at(0, SIZE_MAX / 2).size() == content.size());
  CHECK(window.at(500, 1000).size() == 500);
  CHECK(window.at(2000, 1).empty());
}
