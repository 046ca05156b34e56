#include "core/query/byte_search.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace gramscope {
namespace {

bool isUpper(std::byte byte) noexcept { return byte >= std::byte{'A'} && byte <= std::byte{'Z'}; }
bool isLower(std::byte byte) noexcept { return byte >= std::byte{'a'} && byte <= std::byte{'z'}; }

std::byte lowerOf(std::byte byte) noexcept { return isUpper(byte) ? byte | std::byte{0x20} : byte; }

std::byte upperOf(std::byte byte) noexcept { return isLower(byte) ? byte & std::byte{0xdf} : byte; }

/// How common a byte is likely to be, from 0.
unsigned commonness(std::byte byte) noexcept {
  // Text by the frequency of its letters in English, with what stands between words and numbers.
  constexpr std::string_view kRising =
      "~^`|{}\\@&!$%*;'+?#qjxzQZXJKVYUWGFHBOPLNDRMEICSTA_<>\"[]()"
      "kvbywgpfmucdh987654,/:=lrsnio3-.at210e ";
  if (byte == std::byte{0}) return 200;
  if (byte == std::byte{0xff}) return 100;
  const auto place = kRising.find(static_cast<char>(byte));
  return place == kRising.npos ? 10 : static_cast<unsigned>(50 + place);
}

}  // namespace

ByteSearch::ByteSearch(std::span<const std::byte> wanted, Case sensitivity)
    : wanted_(wanted.begin(), wanted.end()), case_(sensitivity) {
  if (case_ == Case::kIgnored) std::ranges::transform(wanted_, wanted_.begin(), lowerOf);
  if (wanted_.empty()) return;
  const auto rarest = std::ranges::min_element(wanted_, {}, [this](std::byte byte) {
    // Two searches cost more than one for a byte that is a little more common.
    const bool is_twofold = case_ == Case::kIgnored && isLower(byte);
    return commonness(byte) + (is_twofold ? 40 : 0);
  });
  anchor_ = static_cast<std::size_t>(rarest - wanted_.begin());
  anchors_ = {*rarest, case_ == Case::kIgnored ? upperOf(*rarest) : *rarest};
}

bool ByteSearch::isIn(std::span<const std::byte> bytes) const noexcept {
  if (wanted_.empty()) return true;
  if (bytes.size() < wanted_.size()) return false;
  return hasAnchor(bytes.subspan(anchor_, bytes.size() - wanted_.size() + 1));
}

/// Whether one of the anchors of these places belongs to the whole.
bool ByteSearch::hasAnchor(std::span<const std::byte> places) const noexcept {
  const std::byte* const end = places.data() + places.size();
  const auto next = [end](const std::byte* from, std::byte anchor) -> const std::byte* {
    if (from == end) return end;
    const auto rest = static_cast<std::size_t>(end - from);
    const void* found = std::memchr(from, std::to_integer<int>(anchor), rest);
    return found == nullptr ? end : static_cast<const std::byte*>(found);
  };
  const bool is_twofold = anchors_[0] != anchors_[1];
  const std::byte* first = next(places.data(), anchors_[0]);
  const std::byte* second = is_twofold ? next(places.data(), anchors_[1]) : end;
  while (first != end || second != end) {
    const bool is_first = first < second;
    const std::byte*& found = is_first ? first : second;
    if (isAt(found - anchor_)) return true;
    found = next(found + 1, anchors_[is_first ? 0 : 1]);
  }
  return false;
}

bool ByteSearch::isAt(const std::byte* place) const noexcept {
  if (case_ == Case::kExact) return std::memcmp(place, wanted_.data(), wanted_.size()) == 0;
  return std::equal(wanted_.begin(), wanted_.end(), place,
                    [](std::byte wanted, std::byte byte) { return lowerOf(byte) == wanted; });
}

}  // namespace gramscope
