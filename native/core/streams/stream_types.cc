#include "core/streams/stream_types.h"

#include <algorithm>
#include <array>

#include "core/file/endian.h"

namespace gramscope::streams {
namespace {

using file::u8;

struct Named {
  unsigned number;
  const char* name;
};

constexpr std::array kStreamTypes{
    Named{0x01, "video (MPEG-1)"},
    Named{0x02, "video (MPEG-2)"},
    Named{0x03, "audio (MPEG-1)"},
    Named{0x04, "audio (MPEG-2)"},
    Named{0x05, "private sections"},
    Named{0x06, "private data"},
    Named{0x0B, "DSM-CC"},
    Named{0x0D, "DSM-CC sections"},
    Named{0x0F, "audio (AAC)"},
    Named{0x10, "video (MPEG-4)"},
    Named{0x11, "audio (AAC LATM)"},
    Named{0x15, "metadata"},
    Named{0x1B, "video (H.264)"},
    Named{0x20, "video (H.264 MVC)"},
    Named{0x21, "video (JPEG 2000)"},
    Named{0x24, "video (H.265)"},
    Named{0x32, "video (JPEG XS)"},
    Named{0x33, "video (H.266)"},
    Named{0x42, "video (AVS)"},
    Named{0x81, "audio (AC-3)"},
    Named{0x86, "SCTE 35"},
    Named{0x87, "audio (E-AC-3)"},
    Named{0xEA, "video (VC-1)"},
};

/// What private data is, by the tag of a descriptor.
constexpr std::array kDescriptors{
    Named{0x56, "teletext"},       Named{0x59, "subtitles"},   Named{0x6A, "audio (AC-3)"},
    Named{0x7A, "audio (E-AC-3)"}, Named{0x7B, "audio (DTS)"}, Named{0x7C, "audio (AAC)"},
};

constexpr std::array kPids{
    Named{0x00, "PAT"}, Named{0x01, "CAT"}, Named{0x02, "TSDT"},
    Named{0x10, "NIT"}, Named{0x11, "SDT"}, Named{0x12, "EIT"},
    Named{0x13, "RST"}, Named{0x14, "TDT"}, Named{0x1FFF, "null"},
};

constexpr std::uint8_t kPrivateData = 0x06;
constexpr const char* kReplacement = "\xEF\xBF\xBD";

template <std::size_t size>
std::string nameIn(const std::array<Named, size>& names, unsigned number) {
  const auto found = std::ranges::find(names, number, &Named::number);
  return found == names.end() ? "" : found->name;
}

/// Bytes of the character at the beginning of UTF-8; 0 where it is damaged (RFC 3629, section 4).
std::size_t characterSize(std::span<const std::byte> bytes) noexcept {
  const std::uint8_t first = u8(bytes.data());
  const std::size_t size = first < 0xC2   ? 0
                           : first < 0xE0 ? 2
                           : first < 0xF0 ? 3
                           : first < 0xF5 ? 4
                                          : 0;
  if (size == 0 || size > bytes.size()) return 0;
  const std::uint8_t second = u8(&bytes[1]);
  const bool is_excluded = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                           (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
  const auto follows = [](std::byte byte) { return (u8(&byte) & 0xC0) == 0x80; };
  return !is_excluded && std::ranges::all_of(bytes.subspan(1, size - 1), follows) ? size : 0;
}

std::string fromUtf8(std::span<const std::byte> bytes) {
  std::string text;
  while (!bytes.empty()) {
    const std::uint8_t first = u8(bytes.data());
    const std::size_t size = first < 0x80 ? 1 : characterSize(bytes);
    if (size == 0) text += kReplacement;
    // C1 control characters are C2 80 to C2 9F.
    const bool is_control =
        first < 0x20 || first == 0x7F || (first == 0xC2 && size == 2 && u8(&bytes[1]) < 0xA0);
    if (!is_control) text.append(reinterpret_cast<const char*>(bytes.data()), size);
    bytes = bytes.subspan(std::max<std::size_t>(size, 1));
  }
  return text;
}

std::string fromBytes(std::span<const std::byte> bytes, bool is_latin) {
  std::string text;
  for (const std::byte byte : bytes) {
    const std::uint8_t code = u8(&byte);
    if (code >= 0x20 && code < 0x7F) {
      text += static_cast<char>(code);
    } else if (code >= 0xA0) {
      const char latin[] = {static_cast<char>(0xC0 | code >> 6),
                            static_cast<char>(0x80 | (code & 0x3F)), 0};
      text += is_latin ? latin : kReplacement;
    }
  }
  return text;
}

}  // namespace

std::string streamTypeName(std::uint8_t type, std::span<const std::byte> descriptors) {
  if (type == kPrivateData) {
    while (descriptors.size() >= 2) {
      const std::string name = nameIn(kDescriptors, u8(descriptors.data()));
      if (!name.empty()) return name;
      const std::size_t size = 2 + std::size_t{u8(&descriptors[1])};
      descriptors = descriptors.subspan(std::min(size, descriptors.size()));
    }
  }
  const std::string name = nameIn(kStreamTypes, type);
  return name.empty() ? "type " + std::to_string(type) : name;
}

std::string fixedPidName(std::uint16_t pid) { return nameIn(kPids, pid); }

std::string serviceText(std::span<const std::byte> bytes) {
  constexpr std::uint8_t kUtf8 = 0x15;
  if (bytes.empty()) return "";
  const std::uint8_t table = u8(bytes.data());
  if (table >= 0x20) return fromBytes(bytes, false);
  if (table == kUtf8) return fromUtf8(bytes.subspan(1));
  const bool is_long = table == 0x10 && bytes.size() >= 3;
  const bool is_latin = is_long && u8(&bytes[1]) == 0 && u8(&bytes[2]) == 1;
  return fromBytes(bytes.subspan(is_long ? 3 : 1), is_latin);
}

}  // namespace gramscope::streams
