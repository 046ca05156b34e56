#include "platform/interfaces.h"

#include <doctest/doctest.h>
#include <net/if.h>

#include <algorithm>

#include "test/support/datagrams.h"

using namespace gramscope;
using namespace gramscope::test;

TEST_CASE("the loopback interface is listed with its addresses") {
  const auto interfaces = listInterfaces();
  const auto lo = std::find_if(interfaces.begin(), interfaces.end(),
                               [](const NetworkInterface& each) { return each.name == "lo"; });
  REQUIRE(lo != interfaces.end());
  CHECK(lo->index == if_nametoindex("lo"));
  CHECK(lo->up);
  CHECK(lo->loopback);
  CHECK_FALSE(lo->point_to_point);
  CHECK(lo->mtu > 1000);
  CHECK_FALSE(lo->mac.has_value());
  const auto address = std::find_if(
      lo->addresses.begin(), lo->addresses.end(),
      [](const InterfaceAddress& each) { return each.address == loopback(Family::kIpv4); });
  REQUIRE(address != lo->addresses.end());
  CHECK(address->prefix_length == 8);
}

TEST_CASE("interfaces come once each, in the order of their indices") {
  const auto interfaces = listInterfaces();
  for (std::size_t i = 1; i < interfaces.size(); ++i) {
    CHECK(interfaces[i - 1].index < interfaces[i].index);
  }
}
