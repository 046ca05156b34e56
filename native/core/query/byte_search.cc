#include "core/query/byte_search.h"

#include <algorithm>
#include <bit>
#include <climits>
#include <cstring>
#include <string_view>

namespace gramscope {
namespace {

bool isUpper(std::byte byte) noexcept { return byte >= std::byte{'A'} && byte <= std::byte{'Z'}; }
bool isLower(std::byte byte) noexcept { return byte >= std::byte{'a'} && byte <= std::byte{'z'}; }

/// By this bit the two cases of a letter differ.
constexpr std::byte kCase{0x20};

std::byte lowerOf(std::byte byte) noexcept { return isUpper(byte) ? byte | kCase : byte; }

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
  rarest_.first = rarestBut(wanted_.size());
  rarest_.second = wanted_.size() == 1 ? rarest_.first : rarestBut(rarest_.first.offset);
}

/// Not the one at the offset `excepted`.
PlacedByte ByteSearch::rarestBut(std::size_t excepted) const noexcept {
  PlacedByte rarest;
  unsigned least = UINT_MAX;
  for (std::size_t at = 0; at < wanted_.size(); ++at) {
    const unsigned common = commonness(wanted_[at]);
    if (at == excepted || common >= least) continue;
    const bool is_twofold = case_ == Case::kIgnored && isLower(wanted_[at]);
    rarest = {at, wanted_[at], is_twofold ? kCase : std::byte{}};
    least = common;
  }
  return rarest;
}

bool ByteSearch::isIn(std::span<const std::byte> bytes) const noexcept {
  if (wanted_.empty()) return true;
  if (bytes.size() < wanted_.size()) return false;
  const std::byte* place = bytes.data();
  const std::byte* const end = place + (bytes.size() - wanted_.size() + 1);
  constexpr auto kPlaces = static_cast<std::ptrdiff_t>(BytePair::kPlaces);
  if constexpr (kPlaces > 0) {
    for (; end - place >= kPlaces; place += kPlaces) {
      for (auto found = rarest_.foundAt(place); found != 0; found &= found - 1) {
        if (isAt(place + std::countr_zero(found))) return true;
      }
    }
  }
  return isAmong(place, end);
}

/// Whether it is at one of these places, found by memchr(): for a letter of either case by two of
/// them, each of which looks at every byte once.
bool ByteSearch::isAmong(const std::byte* place, const std::byte* end) const noexcept {
  const PlacedByte& first = rarest_.first;
  const auto next = [&](const std::byte* from, std::byte byte) {
    if (from == end) return end;
    const auto* bytes = from + first.offset;
    const void* found =
        std::memchr(bytes, std::to_integer<int>(byte), static_cast<std::size_t>(end - from));
    return found == nullptr ? end : static_cast<const std::byte*>(found) - first.offset;
  };
  const std::byte other = first.value & ~first.ignored;
  const std::byte* one = next(place, first.value);
  const std::byte* two = other == first.value ? end : next(place, other);
  while (one != end || two != end) {
    const bool is_one = one < two;
    const std::byte*& found = is_one ? one : two;
    if (rarest_.isAt(found) && isAt(found)) return true;
    found = next(found + 1, is_one ? first.value : other);
  }
  return false;
}

bool ByteSearch::isAt(const std::byte* place) const noexcept {
  if (case_ == Case::kExact) return std::memcmp(place, wanted_.data(), wanted_.size()) == 0;
  return std::equal(wanted_.begin(), wanted_.end(), place,
                    [](std::byte wanted, std::byte byte) { return lowerOf(byte) == wanted; });
}

}  // namespace gramscope
