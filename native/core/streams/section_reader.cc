#include "core/streams/section_reader.h"

#include <algorithm>

#include "core/file/endian.h"

namespace gramscope::streams {
namespace {

using file::big16;
using file::big32;
using file::u8;

/// Table, flags and length.
constexpr std::size_t kLengthEnd = 3;
/// Where a table would begin, what is left of the packet is filled up.
constexpr std::uint8_t kStuffing = 0xFF;
constexpr std::uint32_t kPolynomial = 0x04C11DB7;

std::size_t lengthOf(std::span<const std::byte> section) noexcept {
  return kLengthEnd + (big16(section.data() + 1) & 0x0FFF);
}

}  // namespace

std::uint32_t sectionChecksum(std::span<const std::byte> bytes) noexcept {
  std::uint32_t checksum = 0xFFFFFFFF;
  for (const std::byte byte : bytes) {
    checksum ^= std::to_integer<std::uint32_t>(byte) << 24;
    for (int bit = 0; bit < 8; ++bit) {
      checksum = checksum << 1 ^ ((checksum & 0x80000000) != 0 ? kPolynomial : 0);
    }
  }
  return checksum;
}

void SectionReader::read(std::span<const std::byte> payload, bool is_start, const Take& take) {
  if (!is_start) {
    if (is_under_way_) append(payload, take);
    return;
  }
  if (payload.empty()) return;
  const std::size_t first = 1 + std::size_t{u8(payload.data())};
  if (first > payload.size()) return drop();
  if (is_under_way_) append(payload.subspan(1, first - 1), take);
  for (auto rest = payload.subspan(first); !rest.empty() && u8(rest.data()) != kStuffing;) {
    section_.clear();
    is_under_way_ = true;
    append(rest, take);
    if (is_under_way_ || section_.empty()) return;
    rest = rest.subspan(section_.size());
  }
}

/// Takes as many as the section still wants, and ends it with the last.
void SectionReader::append(std::span<const std::byte> bytes, const Take& take) {
  while (is_under_way_ && !bytes.empty()) {
    const std::size_t count = std::min(missing(), bytes.size());
    section_.insert(section_.end(), bytes.begin(),
                    bytes.begin() + static_cast<std::ptrdiff_t>(count));
    bytes = bytes.subspan(count);
    if (section_.size() >= kLengthEnd && lengthOf(section_) > kLongest) {
      section_.clear();
      return drop();
    }
    if (missing() == 0) finish(take);
  }
}

/// How many bytes are wanted to know more: first the header, then the whole.
std::size_t SectionReader::missing() const noexcept {
  if (section_.size() < kLengthEnd) return kLengthEnd - section_.size();
  return lengthOf(section_) - section_.size();
}

void SectionReader::finish(const Take& take) {
  drop();
  if (section_.size() < kLengthEnd + kSectionChecksum) return;
  const std::uint32_t checksum = big32(&section_.back() - (kSectionChecksum - 1));
  if (checksum == last_checksum_ || sectionChecksum(section_) != 0) return;
  last_checksum_ = checksum;
  take(section_);
}

}  // namespace gramscope::streams
