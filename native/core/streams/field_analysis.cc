#include "core/streams/field_analysis.h"

#include <array>

namespace gramscope::streams {
namespace {

/// Packets that may be missing where a number wraps, for it to be seen that it does.
constexpr std::uint64_t kMostAtWrap = 16;

std::uint64_t maskOf(std::uint8_t width) noexcept { return ~std::uint64_t{0} >> (64 - 8 * width); }

}  // namespace

FieldAnalysis::FieldAnalysis(const SequenceField& field, FieldOrigin origin)
    : field_(field), origin_(origin), sequence_(rulesFor(8U * field.width, field.step)) {}

Verdict FieldAnalysis::observe(const Arrival& arrival, EventSink& events) {
  auto number = readField(field_, arrival.payload);
  if (!number) return Verdict::kContradicted;
  if (isFound() && *number < sequence_.highest()) {
    narrowTo(*number);
    *number &= maskOf(field_.width);
  }
  tell(sequence_.follow(*number, arrival.row), arrival.row, events);
  return Verdict::kConsistent;
}

/// Bytes that never changed were taken for a part of the number. Where they still do not as the
/// others wrap, they are none.
void FieldAnalysis::narrowTo(std::uint64_t number) noexcept {
  const std::uint64_t highest = sequence_.highest();
  for (const std::uint8_t width : std::array<std::uint8_t, 3>{4, 2, 1}) {
    if (width >= field_.width) continue;
    const std::uint64_t mask = maskOf(width);
    const std::uint64_t ahead = (number - highest) & mask;
    const bool wraps = (number & ~mask) == (highest & ~mask) && (number & mask) < (highest & mask);
    if (!wraps || ahead == 0 || ahead > kMostAtWrap * field_.step) continue;
    field_ = lowerPart(field_, width);
    sequence_.narrow(rulesFor(8U * width, field_.step));
    return;
  }
}

}  // namespace gramscope::streams
