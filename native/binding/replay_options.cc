#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "binding/errors.h"
#include "binding/fields.h"
#include "binding/replay_values.h"

namespace gramscope::binding {
namespace {

constexpr Range kPortsOrNone = {0, 65535};
constexpr Range kIndexes = {0, std::numeric_limits<std::uint32_t>::max()};
constexpr std::uint32_t kMostRules = 4096;
constexpr std::uint32_t kMostPaths = 65536;
constexpr std::uint32_t kMostReplacements = 16;
/// 146 years in seconds.
constexpr double kLongestGap = 4.6e9;

RowSelection readRowSelection(Fields fields) {
  RowSelection selection;
  switch (fields.choice("kind", {"everything", "range", "rows"})) {
    case 1: {
      const auto first = fields.integer("first", kRowNumbers);
      selection.first = static_cast<std::uint64_t>(first);
      selection.last =
          static_cast<std::uint64_t>(fields.integer("last", {first - 1, kMaxSafeInteger}));
      break;
    }
    case 2: {
      const Napi::Value rows = fields.get("rows");
      if (!rows.IsTypedArray() ||
          rows.As<Napi::TypedArray>().TypedArrayType() != napi_uint8_array) {
        throw typeError(rows.Env(),
                        fields.nameOf("rows") + " must be a Uint8Array, got " + describe(rows));
      }
      const auto array = rows.As<Napi::Uint8Array>();
      selection.has_bits = true;
      selection.bits.assign(array.Data(), array.Data() + array.ElementLength());
      break;
    }
    default:
      break;
  }
  fields.finish();
  return selection;
}

std::optional<std::uint16_t> optionalPort(Fields& fields, const char* field) {
  if (fields.get(field).IsUndefined()) return std::nullopt;
  return static_cast<std::uint16_t>(fields.integer(field, kPortsOrNone));
}

replay::RouteTarget readTarget(Fields fields) {
  replay::RouteTarget target;
  switch (fields.choice("kind", {"original", "udp", "unix", "nowhere"})) {
    case 0:
      target = replay::OriginalTarget{.port = optionalPort(fields, "port")};
      break;
    case 1:
      target = replay::UdpTarget{.prefix = fields.prefix("address"),
                                 .port = optionalPort(fields, "port")};
      break;
    case 2:
      target = replay::UnixTarget{fields.text("path")};
      break;
    default:
      target = replay::NoTarget{};
  }
  fields.finish();
  return target;
}

replay::RouteRule readRule(Fields& fields) {
  replay::RouteRule rule;
  if (!fields.get("transport").IsUndefined()) {
    rule.is_unix = fields.choice("transport", {"udp", "unix"}) == 1;
  }
  rule.source = fields.optionalPrefix("source");
  rule.destination = fields.optionalPrefix("destination");
  if (!fields.get("ports").IsUndefined()) {
    Fields ports(fields.get("ports"), fields.nameOf("ports"));
    const auto span = ports.span<std::uint16_t>(kPortsOrNone);
    ports.finish();
    rule.least_port = span.least;
    rule.most_port = span.most;
  }
  rule.to = readTarget(Fields(fields.get("to"), fields.nameOf("to")));
  fields.finish();
  return rule;
}

replay::Pace readPace(Fields fields) {
  replay::Pace pace;
  switch (fields.choice("kind", {"original", "datagrams", "bits", "top"})) {
    case 0:
      pace = replay::OriginalPace{fields.number("factor", 1e-6, 1e6)};
      break;
    case 1:
      pace = replay::DatagramPace{fields.number("perSecond", 1e-6, 1e9)};
      break;
    case 2:
      pace = replay::BitPace{fields.number("perSecond", 1, 1e12)};
      break;
    default:
      pace = replay::TopSpeed{};
  }
  fields.finish();
  return pace;
}

/// What a survey and a player have in common.
replay::SurveyRequest readPlan(Fields& fields) {
  replay::SurveyRequest plan;
  if (!fields.get("selection").IsUndefined()) {
    plan.selection = readRowSelection(Fields(fields.get("selection"), fields.nameOf("selection")));
  }
  for (Fields& rule : fields.objects("routes", kMostRules)) {
    plan.routes.rules.push_back(readRule(rule));
  }
  for (Fields& known : fields.objects("paths", kMostPaths)) {
    plan.routes.paths.push_back(
        {.socket = static_cast<std::uint32_t>(known.integer("socket", kIndexes)),
         .path = known.text("path")});
    known.finish();
  }
  if (!fields.get("truncated").IsUndefined()) {
    plan.routes.sends_truncated = fields.choice("truncated", {"skip", "send"}) == 1;
  }
  plan.pace = readPace(Fields(fields.get("pace"), fields.nameOf("pace")));
  if (!fields.get("maxGap").IsUndefined()) {
    plan.longest_gap = std::llround(fields.number("maxGap", 0, kLongestGap) * 1e9);
  }
  return plan;
}

void readRewriting(Fields fields, PlayerOptions& options) {
  for (Fields& entry : fields.objects("replace", kMostReplacements)) {
    Replacement replacement{.from = entry.bytes("from"), .to = entry.bytes("to")};
    if (replacement.from.size() != replacement.to.size()) {
      throw rangeError(entry.get("to").Env(),
                       entry.nameOf("to") + " must be as long as " + entry.nameOf("from"));
    }
    entry.finish();
    options.replacements.push_back(std::move(replacement));
  }
  options.continues_rtp = fields.flag("rtp");
  options.sets_syslog_time = fields.flag("syslogTime");
  fields.finish();
}

}  // namespace

replay::SurveyRequest readSurveyRequest(Napi::Value value) {
  Fields fields(value, "plan");
  replay::SurveyRequest request = readPlan(fields);
  fields.finish();
  return request;
}

PlayerOptions readPlayerOptions(Napi::Value value) {
  Fields fields(value, "options");
  replay::SurveyRequest plan = readPlan(fields);
  PlayerOptions options{.selection = std::move(plan.selection),
                        .routes = std::move(plan.routes),
                        .pace = plan.pace,
                        .longest_gap = plan.longest_gap};
  options.limit = static_cast<std::uint64_t>(
      fields.integer("limit", {1, kMaxSafeInteger}, std::numeric_limits<std::int64_t>::max()));
  options.loops = static_cast<std::uint64_t>(fields.integer("loops", {0, kMaxSafeInteger}, 1));
  options.has_closing_gap = fields.flag("closingGap", true);
  options.start_at = fields.time("startAt");
  if (!fields.get("timing").IsUndefined()) {
    options.timing = static_cast<Timing>(fields.choice("timing", {"exact", "balanced", "frugal"}));
  }
  if (!fields.get("sourcePorts").IsUndefined()) {
    options.keeps_source_ports = fields.choice("sourcePorts", {"keep", "any"}) == 0;
  }
  if (!fields.get("ttl").IsUndefined())
    options.ttl = static_cast<int>(fields.integer("ttl", {1, 255}));
  options.loopback = fields.flag("loopback", true);
  options.interface_index =
      static_cast<std::uint32_t>(fields.integer("interfaceIndex", kIndexes, 0));
  options.routes.interface_index = options.interface_index;
  if (!fields.get("rewriting").IsUndefined()) {
    readRewriting(Fields(fields.get("rewriting"), fields.nameOf("rewriting")), options);
  }
  options.stops_on_error = fields.flag("stopOnError");
  options.begins_paused = fields.flag("paused");
  fields.finish();
  return options;
}

replay::Pace readPace(Napi::Value value) { return readPace(Fields(value, "pace")); }

SeekPlace readSeekPlace(Napi::Value value) {
  Fields fields(value, "place");
  SeekPlace place;
  if (const auto time = fields.time("time")) {
    place = SeekTime{*time};
  } else {
    place = SeekRow{static_cast<std::uint64_t>(fields.integer("row", kRowNumbers))};
  }
  fields.finish();
  return place;
}

}  // namespace gramscope::binding
