#include "core/address.h"

#include <doctest/doctest.h>
#include <net/if.h>

#include "platform/address_text.h"
#include "platform/system_error.h"
#include "test/support/datagrams.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

std::string roundTrip(Family family, const std::string& text) {
  const auto address = parseAddress(family, text, 0);
  return address ? addressText(*address) : "refused";
}

}  // namespace

TEST_CASE("an IPv4-mapped address is shown as the IPv4 address that it is") {
  const auto mapped = ipv6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 192, 0, 2, 9}, 514);
  CHECK(isIpv4Mapped(mapped));
  CHECK(unmapped(mapped) == ipv4({192, 0, 2, 9}, 514));
  const auto plain = loopback(Family::kIpv6, 514);
  CHECK_FALSE(isIpv4Mapped(plain));
  CHECK(unmapped(plain) == plain);
}

TEST_CASE("addresses of one link need a zone, others do not") {
  CHECK(needsZone(ipv6({0xfe, 0x80})));
  CHECK(needsZone(ipv6({0xfe, 0xbf})));
  CHECK(needsZone(ipv6({0xff, 0x02})));
  CHECK(needsZone(ipv6({0xff, 0x12})));
  CHECK(needsZone(ipv6({0xff, 0x01})));
  CHECK_FALSE(needsZone(ipv6({0xff, 0x05})));
  CHECK_FALSE(needsZone(ipv6({0xfe, 0xc0})));
  CHECK_FALSE(needsZone(loopback(Family::kIpv6)));
  CHECK_FALSE(needsZone(ipv4({169, 254, 0, 1})));
}

TEST_CASE("address literals are read, and written as RFC 5952 wants") {
  CHECK(roundTrip(Family::kIpv4, "192.0.2.1") == "192.0.2.1");
  CHECK(roundTrip(Family::kIpv6, "2001:DB8:0:0:1:0:0:1") == "2001:db8::1:0:0:1");
  CHECK(roundTrip(Family::kIpv6, "::") == "::");
  CHECK(roundTrip(Family::kIpv6, "::ffff:192.0.2.1") == "::ffff:192.0.2.1");
  CHECK(roundTrip(Family::kIpv6, "fe80::1%lo") == "fe80::1%lo");
  CHECK(roundTrip(Family::kIpv6, "fe80::1%" + std::to_string(if_nametoindex("lo"))) ==
        "fe80::1%lo");
  CHECK(roundTrip(Family::kIpv6, "fe80::1%999999") == "fe80::1%999999");
}

TEST_CASE("what is no literal of the family is refused") {
  CHECK(roundTrip(Family::kIpv4, "localhost") == "refused");
  CHECK(roundTrip(Family::kIpv4, "::1") == "refused");
  CHECK(roundTrip(Family::kIpv4, "127.0.0.1%lo") == "refused");
  CHECK(roundTrip(Family::kIpv4, std::string("127.0.0.1\0x", 11)) == "refused");
  CHECK(roundTrip(Family::kIpv6, "127.0.0.1") == "refused");
  CHECK(roundTrip(Family::kIpv6, "fe80::1%") == "refused");
  CHECK(roundTrip(Family::kIpv6, "") == "refused");
  CHECK_THROWS_AS(roundTrip(Family::kIpv6, "fe80::1%nosuch"), SystemError);
}
