#include "core/streams/rtp_payload_types.h"

#include <algorithm>
#include <array>

namespace gramscope::streams {
namespace {

struct PayloadType {
  std::uint8_t number;
  std::uint32_t clock_rate;
  const char* name;
};

/// G722 has 8000 by mistake, which was kept (RFC 3551, 4.5.2). The names are those of
/// electron/engine/decode/payload/rtp-payload-types.ts.
constexpr std::array kPayloadTypes{
    PayloadType{0, 8000, "PCMU"},
    PayloadType{3, 8000, "GSM"},
    PayloadType{4, 8000, "G723"},
    PayloadType{5, 8000, "DVI4 8 kHz"},
    PayloadType{6, 16000, "DVI4 16 kHz"},
    PayloadType{7, 8000, "LPC"},
    PayloadType{8, 8000, "PCMA"},
    PayloadType{9, 8000, "G722"},
    PayloadType{10, 44100, "L16 stereo"},
    PayloadType{11, 44100, "L16 mono"},
    PayloadType{12, 8000, "QCELP"},
    PayloadType{13, 8000, "CN"},
    PayloadType{14, 90000, "MPA"},
    PayloadType{15, 8000, "G728"},
    PayloadType{16, 11025, "DVI4 11 kHz"},
    PayloadType{17, 22050, "DVI4 22 kHz"},
    PayloadType{18, 8000, "G729"},
    PayloadType{25, 90000, "CelB"},
    PayloadType{26, 90000, "JPEG"},
    PayloadType{28, 90000, "nv"},
    PayloadType{31, 90000, "H261"},
    PayloadType{32, 90000, "MPV"},
    PayloadType{kTransportStreamType, 90000, "MP2T"},
    PayloadType{34, 90000, "H263"},
};

constexpr std::uint8_t kLeastDynamic = 96;

const PayloadType* fixed(std::uint8_t number) noexcept {
  const auto found = std::ranges::find(kPayloadTypes, number, &PayloadType::number);
  return found == kPayloadTypes.end() ? nullptr : &*found;
}

}  // namespace

std::uint32_t clockRateOf(std::uint8_t type) noexcept {
  const PayloadType* known = fixed(type);
  return known == nullptr ? 0 : known->clock_rate;
}

std::string payloadTypeName(std::uint8_t type) {
  if (type >= kLeastDynamic && type < 128) return "dynamic " + std::to_string(type);
  const PayloadType* known = fixed(type);
  return known == nullptr ? "" : known->name;
}

}  // namespace gramscope::streams
