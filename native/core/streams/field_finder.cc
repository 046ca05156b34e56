#include "core/streams/field_finder.h"

#include <algorithm>
#include <tuple>

namespace gramscope::streams {
namespace {

constexpr std::uint32_t kWantedIncrements = 16;
constexpr std::size_t kMostPackets = 32;
constexpr std::uint64_t kMostStep = 65536;
/// Steps between two packets of which some are lost, or which are out of order.
constexpr std::int64_t kMostSteps = 16;
/// Upper halves of numbers that did not change: what is larger is no number that has counted so
/// far.
constexpr std::uint64_t kMostUpper2 = 0x2000;
constexpr std::uint64_t kMostUpper4 = 0x10000;

/// Looking costs more than some hundred packets do, so it is done at these only: when RTP is mostly
/// recognised (see PayloadRecognition), soon where nothing can be found, and again where a few
/// packets are lost.
bool isTime(std::size_t packets) noexcept {
  return packets == 6 || packets == 11 || packets == 17 || packets == 24 || packets == kMostPackets;
}

std::int64_t signedDifference(std::uint64_t from, std::uint64_t to, std::uint8_t width) noexcept {
  const unsigned unused = 64 - 8U * width;
  return static_cast<std::int64_t>((to - from) << unused) >> unused;
}

}  // namespace

FieldFinder::State FieldFinder::observe(const Arrival& arrival) {
  Packet& packet = packets_.emplace_back();
  packet.row = arrival.row;
  packet.time = arrival.time;
  packet.length = arrival.length;
  packet.kept = static_cast<std::uint8_t>(std::min(arrival.payload.size(), kLooked));
  std::copy_n(arrival.payload.begin(), packet.kept, packet.bytes.begin());
  if (!isTime(packets_.size())) return State::kOpen;
  const bool is_enough = packets_.size() > kWantedIncrements;
  if (const auto found = is_enough ? best(kWantedIncrements) : std::nullopt) {
    field_ = *found;
    return State::kFound;
  }
  const bool is_over = packets_.size() == kMostPackets || !best(0);
  return is_over ? State::kNothing : State::kOpen;
}

Arrival FieldFinder::packet(std::size_t at) const noexcept {
  const Packet& packet = packets_[at];
  return {.row = packet.row,
          .time = packet.time,
          .length = packet.length,
          .payload = {packet.bytes.data(), packet.kept}};
}

/// The best of the fields that went on so often, if there is one. What is aligned and wide is
/// likelier the whole number; a number that is read from the wrong end grows in large steps.
std::optional<SequenceField> FieldFinder::best(std::uint32_t increments) const {
  std::optional<SequenceField> best;
  std::tuple<std::uint32_t, std::uint32_t, bool, int> best_rank;
  for (const std::uint8_t width : std::array<std::uint8_t, 4>{8, 4, 2, 1}) {
    for (std::uint32_t place = 0; place < 2 * (kLooked - width + 1); ++place) {
      SequenceField field{
          .offset = place / 2, .width = width, .is_little = place % 2 == 1, .step = 1};
      const auto record = recordOf(field);
      if (!record || record->increments < increments) continue;
      if (increments > 0 && !isConvincing(field, *record)) continue;
      field.step = record->step;
      const bool is_unaligned = field.offset % width != 0;
      const std::tuple rank(record->others, field.step, is_unaligned, -int{width});
      if (best && best_rank <= rank) continue;
      best = field;
      best_rank = rank;
    }
  }
  return best;
}

/// Nothing where it does not grow as a sequence number does.
std::optional<FieldFinder::Record> FieldFinder::recordOf(const SequenceField& field) const {
  const auto step = leastStep(field);
  if (!step) return std::nullopt;
  Record record{.step = static_cast<std::uint32_t>(*step)};
  const auto signed_step = static_cast<std::int64_t>(*step);
  for (std::size_t at = 1; at < packets_.size(); ++at) {
    const auto before = readField(field, packet(at - 1).payload);
    const auto number = readField(field, packet(at).payload);
    const std::int64_t difference = signedDifference(*before, *number, field.width);
    const std::int64_t steps = difference / signed_step;
    const bool is_whole = difference % signed_step == 0;
    if (!is_whole || steps > kMostSteps || steps < -kMostSteps) return std::nullopt;
    steps == 1 ? ++record.increments : ++record.others;
  }
  return record;
}

/// The least by which it ever grew; nothing where it never did, or is not in every packet.
std::optional<std::uint64_t> FieldFinder::leastStep(const SequenceField& field) const {
  std::uint64_t least = kMostStep + 1;
  auto before = readField(field, packet(0).payload);
  for (std::size_t at = 1; at < packets_.size(); ++at) {
    const auto number = readField(field, packet(at).payload);
    if (!before || !number) return std::nullopt;
    const std::int64_t difference = signedDifference(*before, *number, field.width);
    if (difference > 0) least = std::min(least, static_cast<std::uint64_t>(difference));
    before = number;
  }
  if (least > kMostStep) return std::nullopt;
  return least;
}

/// Constant bytes before a number look as if they were a part of it. They are where they are not
/// larger than a number becomes by counting.
bool FieldFinder::isConvincing(const SequenceField& field, const Record& record) const {
  if (2 * record.others > record.increments) return false;
  if (field.width < 4) return true;
  const unsigned half = 4U * field.width;
  const std::uint64_t first = *readField(field, packet(0).payload) >> half;
  const std::uint64_t last = *readField(field, packet(packets_.size() - 1).payload) >> half;
  return first != last || first < (field.width == 4 ? kMostUpper2 : kMostUpper4);
}

}  // namespace gramscope::streams
