#include "binding/predicate_value.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "binding/errors.h"
#include "binding/fields.h"
#include "binding/stream_words.h"

namespace gramscope::binding {
namespace {

/// Trees are walked by functions that call themselves.
constexpr unsigned kMostDepth = 64;
constexpr unsigned kMostTests = 4096;
constexpr std::ptrdiff_t kMostPatterns = 16;
constexpr Range kLengths = {0, std::numeric_limits<std::uint32_t>::max()};
constexpr Range kJudgedTests = {0, 255};

Predicate header(HeaderTest test) { return {std::move(test)}; }

/// Reads one tree.
class PredicateReader {
 public:
  explicit PredicateReader(Napi::Env env) : env_(env) {}

  Predicate read(Napi::Value value, const std::string& name, unsigned depth);
  std::vector<Question> takeQuestions() { return std::move(questions_); }
  bool asksAboutStreams() const noexcept { return asks_about_streams_; }

 private:
  using Reader = Predicate (PredicateReader::*)(Fields&);
  static const std::map<std::string, Reader>& readers();

  Predicate group(Fields& fields, GroupTest::Kind kind, unsigned depth);
  Predicate negation(Fields& fields, unsigned depth);
  Predicate time(Fields& fields);
  Predicate address(Fields& fields);
  Predicate port(Fields& fields);
  Predicate length(Fields& fields);
  Predicate frame(Fields& fields);
  Predicate frameLength(Fields& fields);
  Predicate ttl(Fields& fields);
  Predicate trafficClass(Fields& fields);
  Predicate dscp(Fields& fields);
  Predicate socket(Fields& fields);
  Predicate direction(Fields& fields);
  Predicate transport(Fields& fields);
  Predicate path(Fields& fields);
  Predicate truncated(Fields& fields);
  Predicate severity(Fields& fields);
  Predicate facility(Fields& fields);
  Predicate contains(Fields& fields);
  Predicate matches(Fields& fields);
  Predicate judged(Fields& fields);
  Predicate stream(Fields& fields);
  Predicate streamEvent(Fields& fields);

  std::size_t questionNumber(const Question& question);
  static WayEnd end(Fields& fields);
  void checkPattern(const Pattern& pattern, const std::string& name) const;

  Napi::Env env_;
  unsigned tests_ = 0;
  std::vector<Question> questions_;
  bool asks_about_streams_ = false;
};

const std::map<std::string, PredicateReader::Reader>& PredicateReader::readers() {
  using Self = PredicateReader;
  static const std::map<std::string, Reader> result = {{"time", &Self::time},
                                                       {"address", &Self::address},
                                                       {"port", &Self::port},
                                                       {"length", &Self::length},
                                                       {"frame", &Self::frame},
                                                       {"frameLength", &Self::frameLength},
                                                       {"ttl", &Self::ttl},
                                                       {"trafficClass", &Self::trafficClass},
                                                       {"dscp", &Self::dscp},
                                                       {"socket", &Self::socket},
                                                       {"direction", &Self::direction},
                                                       {"transport", &Self::transport},
                                                       {"path", &Self::path},
                                                       {"truncated", &Self::truncated},
                                                       {"severity", &Self::severity},
                                                       {"facility", &Self::facility},
                                                       {"contains", &Self::contains},
                                                       {"matches", &Self::matches},
                                                       {"judged", &Self::judged},
                                                       {"stream", &Self::stream},
                                                       {"streamEvent", &Self::streamEvent}};
  return result;
}

Predicate PredicateReader::read(Napi::Value value, const std::string& name, unsigned depth) {
  if (depth > kMostDepth) throw rangeError(env_, name + " lies more than 64 deep");
  if (++tests_ > kMostTests) throw rangeError(env_, "a predicate has 4096 tests at most");
  Fields fields(value, name);
  std::vector<std::string> kinds = {"and", "or", "not"};
  for (const auto& [kind, reader] : readers()) kinds.push_back(kind);
  const std::string kind = kinds[fields.choice("kind", kinds)];
  Predicate result;
  if (kind == "not") {
    result = negation(fields, depth);
  } else if (kind == "and" || kind == "or") {
    result = group(fields, kind == "and" ? GroupTest::Kind::kAll : GroupTest::Kind::kAny, depth);
  } else {
    result = (this->*readers().at(kind))(fields);
  }
  fields.finish();
  return result;
}

Predicate PredicateReader::group(Fields& fields, GroupTest::Kind kind, unsigned depth) {
  const Napi::Value of = fields.get("of");
  const std::string name = fields.nameOf("of");
  if (!of.IsArray()) {
    throw typeError(env_, name + " must be an array of predicates, got " + describe(of));
  }
  GroupTest result{kind, {}};
  const auto array = of.As<Napi::Array>();
  for (std::uint32_t at = 0; at < array.Length(); ++at) {
    result.of.push_back(read(array.Get(at), name + '[' + std::to_string(at) + ']', depth + 1));
  }
  return {std::move(result)};
}

Predicate PredicateReader::negation(Fields& fields, unsigned depth) {
  return {
      GroupTest{GroupTest::Kind::kNone, {read(fields.get("of"), fields.nameOf("of"), depth + 1)}}};
}

Predicate PredicateReader::time(Fields& fields) {
  using Limits = std::numeric_limits<std::int64_t>;
  const auto from = fields.time("from").value_or(Limits::min());
  const auto to = fields.time("to");
  if (!to) return header(TimeTest{{from, Limits::max()}});
  if (*to == Limits::min()) return header(TimeTest{{1, 0}});
  return header(TimeTest{{from, *to - 1}});
}

Predicate PredicateReader::address(Fields& fields) {
  const Prefix prefix = fields.prefix("prefix");
  return header(AddressTest{end(fields), prefix});
}

Predicate PredicateReader::port(Fields& fields) {
  return header(PortTest{end(fields), fields.span<std::uint16_t>({0, 65535})});
}

Predicate PredicateReader::length(Fields& fields) {
  return header(LengthTest{fields.span<std::uint32_t>(kLengths)});
}

Predicate PredicateReader::frame(Fields& fields) {
  constexpr Range kNumbers = {0, kMaxSafeInteger};
  return header(FrameTest{fields.span<std::uint64_t>(kNumbers)});
}

Predicate PredicateReader::frameLength(Fields& fields) {
  return header(FrameLengthTest{fields.span<std::uint32_t>(kLengths)});
}

Predicate PredicateReader::ttl(Fields& fields) {
  return header(TtlTest{fields.span<std::uint8_t>({0, 255})});
}

Predicate PredicateReader::trafficClass(Fields& fields) {
  return header(TrafficClassTest{fields.span<std::uint8_t>({0, 255})});
}

/// The upper six bits of the traffic class.
Predicate PredicateReader::dscp(Fields& fields) {
  const auto points = fields.span<std::uint8_t>({0, 63});
  return header(TrafficClassTest{{static_cast<std::uint8_t>(points.least << 2),
                                  static_cast<std::uint8_t>(points.most << 2 | 3)}});
}

Predicate PredicateReader::socket(Fields& fields) {
  constexpr Range kIds = {0, std::numeric_limits<std::uint32_t>::max()};
  return header(SocketTest{fields.integers("ids", kIds)});
}

Predicate PredicateReader::direction(Fields& fields) {
  constexpr Direction kDirections[] = {Direction::kInbound, Direction::kOutbound,
                                       Direction::kUnknown};
  return header(
      DirectionTest{kDirections[fields.choice("is", {"inbound", "outbound", "unknown"})]});
}

Predicate PredicateReader::transport(Fields& fields) {
  const auto is_unix = header(UnixTest{});
  if (fields.choice("is", {"unix", "udp"}) == 0) return is_unix;
  return {GroupTest{GroupTest::Kind::kNone, {is_unix}}};
}

Predicate PredicateReader::path(Fields& fields) {
  const auto equal = fields.optionalText("equals");
  const auto contained = fields.optionalText("contains");
  if (equal.has_value() == contained.has_value()) {
    throw typeError(env_, fields.nameOf("equals") + " or " + fields.nameOf("contains") +
                              " must be given, and not both");
  }
  if (equal) return header(PathTest{PathTest::How::kEquals, *equal});
  return header(PathTest{PathTest::How::kContains, *contained});
}

Predicate PredicateReader::truncated(Fields&) { return header(TruncatedTest{}); }

Predicate PredicateReader::severity(Fields& fields) {
  PriorityTest result;
  for (const auto severity : fields.integers("values", {0, 7})) {
    for (std::size_t at = severity; at < result.priorities.size(); at += 8) {
      result.priorities.set(at);
    }
  }
  return header(result);
}

Predicate PredicateReader::facility(Fields& fields) {
  PriorityTest result;
  for (const auto facility : fields.integers("values", {0, 23})) {
    for (std::size_t severity = 0; severity < 8; ++severity) {
      result.priorities.set(std::size_t{facility} * 8 + severity);
    }
  }
  return header(result);
}

Predicate PredicateReader::contains(Fields& fields) {
  return {ContainsTest{fields.bytes("bytes"), fields.flag("ignoreCase")}};
}

Predicate PredicateReader::matches(Fields& fields) {
  const Pattern pattern{fields.text("pattern"), fields.optionalText("flags").value_or("")};
  checkPattern(pattern, fields.nameOf("pattern"));
  const Predicate result{AskedTest{questionNumber(pattern)}};
  const auto isPattern = [](const Question& question) {
    return std::holds_alternative<Pattern>(question);
  };
  if (std::ranges::count_if(questions_, isPattern) > kMostPatterns) {
    throw rangeError(env_, "a predicate has 16 patterns at most");
  }
  return result;
}

Predicate PredicateReader::judged(Fields& fields) {
  const auto test = static_cast<std::uint32_t>(fields.integer("test", kJudgedTests));
  return {AskedTest{questionNumber(JudgedTest{test}), AskedTest::About::kRow}};
}

Predicate PredicateReader::stream(Fields& fields) {
  asks_about_streams_ = true;
  return header(StreamTest{fields.span<std::uint32_t>(kLengths)});
}

Predicate PredicateReader::streamEvent(Fields& fields) {
  asks_about_streams_ = true;
  const auto kinds = fields.words("of", eventKindWords());
  return header(StreamEventTest{kinds, fields.span<std::uint32_t>(kLengths)});
}

/// The same question has the same number.
std::size_t PredicateReader::questionNumber(const Question& question) {
  const auto known = std::ranges::find(questions_, question);
  const auto number = static_cast<std::size_t>(known - questions_.begin());
  if (known == questions_.end()) questions_.push_back(question);
  return number;
}

WayEnd PredicateReader::end(Fields& fields) {
  if (fields.get("end").IsUndefined()) return WayEnd::kEither;
  constexpr WayEnd kEnds[] = {WayEnd::kEither, WayEnd::kSource, WayEnd::kDestination};
  return kEnds[fields.choice("end", {"either", "source", "destination"})];
}

/// An address, or one with `/` and a length.
/// Whether it is one, only JavaScript knows. What makes RegExp remember places is refused.
void PredicateReader::checkPattern(const Pattern& pattern, const std::string& name) const {
  if (pattern.flags.find_first_not_of("imsu") != std::string::npos) {
    throw typeError(env_, name + " may have the flags i, m, s and u, got " +
                              describe(Napi::String::New(env_, pattern.flags)));
  }
  try {
    env_.Global().Get("RegExp").As<Napi::Function>().New(
        {Napi::String::New(env_, pattern.source), Napi::String::New(env_, pattern.flags)});
  } catch (const Napi::Error& error) {
    error.Set("code", Napi::String::New(env_, "ERR_INVALID_ARG_VALUE"));
    throw;
  }
}

}  // namespace

ReadPredicate readPredicate(Napi::Value value) {
  PredicateReader reader(value.Env());
  ReadPredicate result;
  result.predicate = reader.read(value, "predicate", 0);
  result.questions = reader.takeQuestions();
  result.asks_about_streams = reader.asksAboutStreams();
  return result;
}

}  // namespace gramscope::binding
