#include "binding/test_streams_value.h"

#include <limits>
#include <string>

#include "binding/errors.h"
#include "binding/fields.h"
#include "core/streams/test_datagram.h"
#include "platform/address_text.h"

namespace gramscope::binding {
namespace {

constexpr std::uint32_t kMostStreams = 4096;
constexpr Range kPorts = {1, 65535};
constexpr Range kStreams = {0, std::numeric_limits<std::uint32_t>::max()};
/// Of UDP over IPv6 (RFC 8200), without jumbograms.
constexpr Range kDatagramLengths = {streams::TestHeader::kSize, 65527};

SocketAddress readDestination(Fields& fields) {
  const std::string text = fields.text("address");
  const auto port = static_cast<std::uint16_t>(fields.integer("port", kPorts));
  const Family family = text.find(':') == text.npos ? Family::kIpv4 : Family::kIpv6;
  const auto address = parseAddress(family, text, port);
  fields.finish();
  if (address) return *address;
  throw typeError(
      fields.get("address").Env(),
      fields.nameOf("address") + " must be an address, got " + describe(fields.get("address")));
}

}  // namespace

TestStreams readTestStreams(Napi::Value value) {
  Fields fields(value, "streams");
  TestStreams streams;
  for (Fields& destination : fields.objects("destinations", kMostStreams)) {
    streams.destinations.push_back(readDestination(destination));
  }
  if (streams.destinations.empty()) {
    throw rangeError(value.Env(), fields.nameOf("destinations") + " is empty");
  }
  streams.first_stream = static_cast<std::uint32_t>(fields.integer("firstStream", kStreams));
  streams.length = static_cast<std::size_t>(fields.integer("length", kDatagramLengths));
  streams.count = static_cast<std::uint64_t>(
      fields.integer("count", {1, kMaxSafeInteger}, std::numeric_limits<std::int64_t>::max()));
  fields.finish();
  return streams;
}

}  // namespace gramscope::binding
