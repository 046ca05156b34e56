#include <doctest/doctest.h>

#include <string>

#include "core/export/bounded_input.h"
#include "test/support/exporting.h"

using namespace gramscope;
using namespace gramscope::exporting;
using namespace gramscope::test;

TEST_CASE("what came to the file after it was indexed is not exported") {
  const auto indexed = section() + interfaceBlock() + packet(datagramFrame("one"));
  const auto content = indexed + packet(datagramFrame("two"));
  TextInput input(content);
  BoundedInput bounded(input, indexed.size());
  TextDestination destination;
  exportFrames(bounded, destination, {.is_intact = true}, [](const auto&) {});
  CHECK(destination.text() == indexed);
}

TEST_CASE("an export that nobody wants any more ends") {
  std::string content = section() + interfaceBlock();
  while (content.size() < 3'000'000) content += packet(datagramFrame("hello"));
  TextInput input(content);
  BoundedInput bounded(input, content.size());
  TextDestination destination;
  const auto cancel = [&](const ExportProgress& progress) {
    CHECK(progress.size == content.size());
    CHECK(progress.bytes < content.size() / 2);
    bounded.cancel();
  };
  CHECK_THROWS_AS(exportFrames(bounded, destination, {}, cancel), Cancelled);
}
