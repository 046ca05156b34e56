#include "binding/stream_options_value.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "binding/errors.h"
#include "binding/fields.h"
#include "binding/stream_words.h"
#include "platform/address_text.h"

namespace gramscope::binding {
namespace {

using streams::Alarm;
using streams::EventSelection;
using streams::RtpClockRates;
using streams::StreamOptions;

constexpr Range kStreamNumbers = {1, UINT32_MAX};
constexpr Range kPlaceRange = {0, kMaxSafeInteger};
constexpr Range kCountRange = {1, 1000};
constexpr std::uint32_t kMostPointed = 100;
constexpr std::uint32_t kMostClocks = 4096;

std::uint64_t seconds(double value) { return static_cast<std::uint64_t>(value * 1e9); }

/// A limit that is absent is what it is by default, and null none.
void readLimit(Fields& fields, const char* name, double most, std::optional<double>& limit) {
  const Napi::Value value = fields.get(name);
  if (value.IsUndefined()) return;
  limit.reset();
  if (!value.IsNull()) limit = fields.number(name, 0, most);
}

void readLimits(Napi::Value value, StreamOptions& options) {
  if (value.IsUndefined()) return;
  Fields fields(value, "options.alarms");
  const auto limit = [&](Alarm alarm) -> auto& {
    return options.limits[static_cast<std::size_t>(alarm)];
  };
  readLimit(fields, "loss", 100, limit(Alarm::kLoss));
  readLimit(fields, "jitter", 3.6e6, limit(Alarm::kJitter));
  readLimit(fields, "burst", 1e7, limit(Alarm::kBurst));
  readLimit(fields, "buffer", 1e9, limit(Alarm::kBuffer));
  fields.finish();
}

SocketAddress readAddress(Napi::Env env, const std::string& name, const std::string& text) {
  if (const auto address = parseAddress(Family::kIpv4, text, 0)) return *address;
  if (const auto address = parseAddress(Family::kIpv6, text, 0)) return *address;
  throw typeError(env, name + " must be an address, got \"" + text + '"');
}

StreamOptions::Pointed readPointed(Napi::Env env, Fields& fields) {
  constexpr std::uint8_t kWidths[] = {1, 2, 4, 8};
  StreamOptions::Pointed pointed;
  if (const auto address = fields.optionalText("address")) {
    pointed.address = readAddress(env, fields.nameOf("address"), *address);
  }
  pointed.port = static_cast<std::uint16_t>(fields.integer("port", {0, 65535}));
  pointed.field.offset = static_cast<std::uint32_t>(fields.integer("offset", {0, 65000}));
  const auto width = fields.integer("width", {1, 8});
  if (std::ranges::find(kWidths, width) == std::end(kWidths)) {
    throw rangeError(env, fields.nameOf("width") + " must be 1, 2, 4 or 8");
  }
  pointed.field.width = static_cast<std::uint8_t>(width);
  pointed.field.is_little = fields.choice("order", {"big", "little"}) == 1;
  pointed.field.step = static_cast<std::uint32_t>(fields.integer("step", {1, 65536}));
  fields.finish();
  return pointed;
}

/// From the first interface on; several of the same name have the same place.
void readInterfaceOrder(Napi::Value value, streams::StreamListing& listing) {
  if (value.IsUndefined()) return;
  Fields fields(value, "listing.interfaceOrder");
  const auto numbers = fields.integers("numbers", {0, UINT32_MAX});
  const auto places = fields.integers("places", {0, UINT32_MAX});
  fields.finish();
  if (numbers.size() != places.size()) {
    throw rangeError(value.Env(), fields.nameOf("places") + " must be as many as the numbers");
  }
  for (std::size_t at = 0; at < numbers.size(); ++at) {
    listing.interface_places.emplace(numbers[at], places[at]);
  }
}

RtpClockRates::Entry readClock(Napi::Env env, Fields& fields) {
  RtpClockRates::Entry entry;
  if (const auto address = fields.optionalText("address")) {
    entry.address = readAddress(env, fields.nameOf("address"), *address);
  }
  entry.port = static_cast<std::uint16_t>(fields.integer("port", {0, 65535}));
  if (!fields.get("payloadType").IsUndefined()) {
    entry.payload_type = static_cast<std::uint8_t>(fields.integer("payloadType", {0, 127}));
  }
  entry.rate = static_cast<std::uint32_t>(fields.integer("rate", {1, 1'000'000'000}));
  fields.finish();
  return entry;
}

std::vector<RtpClockRates::Entry> readClocks(Napi::Env env, Fields& fields) {
  std::vector<RtpClockRates::Entry> entries;
  for (Fields& clock : fields.objects("clocks", kMostClocks)) {
    entries.push_back(readClock(env, clock));
  }
  return entries;
}

EventSelection readEventSelection(Fields& fields) {
  EventSelection selection;
  if (!fields.get("stream").IsUndefined()) {
    selection.stream = static_cast<std::uint32_t>(fields.integer("stream", kStreamNumbers));
  }
  if (!fields.get("kinds").IsUndefined()) {
    selection.kinds = fields.words("kinds", eventKindWords());
  }
  return selection;
}

}  // namespace

StreamOptions readStreamOptions(Napi::Value value) {
  constexpr double kDay = 86'400;
  Fields fields(value, "options");
  StreamOptions options;
  const auto has = [&](const char* name) { return !fields.get(name).IsUndefined(); };
  if (has("silentAfter")) options.silent_after = seconds(fields.number("silentAfter", 0.1, kDay));
  if (has("goneAfter")) options.gone_after = seconds(fields.number("goneAfter", 0.1, kDay));
  if (has("burstWindow")) {
    constexpr std::uint64_t kMillisecond = 1'000'000;
    options.burst_window =
        kMillisecond * static_cast<std::uint64_t>(fields.integer("burstWindow", {1, 10'000}));
  }
  if (has("emptyingSpeed")) options.emptying_speed = fields.number("emptyingSpeed", 1, 1e12);
  readLimits(fields.get("alarms"), options);
  for (Fields& field : fields.objects("fields", kMostPointed)) {
    options.pointed.push_back(readPointed(value.Env(), field));
  }
  options.clock_rates->set(readClocks(value.Env(), fields));
  fields.finish();
  return options;
}

std::vector<RtpClockRates::Entry> readClockRates(Napi::Value value) {
  Fields fields(value, "what is known");
  auto entries = readClocks(value.Env(), fields);
  fields.finish();
  return entries;
}

streams::StreamListing readStreamListing(Napi::Value value) {
  Fields fields(value, "listing");
  streams::StreamListing listing;
  listing.order = static_cast<streams::StreamOrder>(fields.choice("order", streamOrderWords()));
  listing.is_descending = fields.flag("descending");
  listing.text = fields.optionalText("text").value_or("");
  if (!fields.get("interfaces").IsUndefined()) {
    listing.interfaces = fields.integers("interfaces", {0, UINT32_MAX});
  }
  readInterfaceOrder(fields.get("interfaceOrder"), listing);
  if (!fields.get("protocols").IsUndefined()) {
    listing.protocols = fields.words("protocols", protocolWords());
  }
  listing.is_multicast_only = fields.flag("multicastOnly");
  listing.is_alarmed_only = fields.flag("alarmedOnly");
  listing.from = static_cast<std::uint64_t>(fields.integer("from", kPlaceRange));
  listing.count = static_cast<std::size_t>(fields.integer("count", kCountRange));
  fields.finish();
  return listing;
}

EventRequest readEventRequest(Napi::Value value) {
  Fields fields(value, "request");
  EventRequest request{.selection = readEventSelection(fields)};
  request.from = static_cast<std::uint64_t>(fields.integer("from", kPlaceRange));
  request.count = static_cast<std::size_t>(fields.integer("count", kCountRange));
  fields.finish();
  return request;
}

EventSeek readEventSeek(Napi::Value value) {
  Fields fields(value, "request");
  EventSeek seek{.selection = readEventSelection(fields)};
  seek.is_backwards = fields.choice("direction", {"next", "previous"}) == 1;
  // Where no row is given, the first of all or the last.
  const auto fallback = seek.is_backwards ? kMaxSafeInteger : 0;
  seek.row = static_cast<std::uint64_t>(fields.integer("row", kPlaceRange, fallback));
  fields.finish();
  return seek;
}

}  // namespace gramscope::binding
